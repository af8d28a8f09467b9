package dev.redstart.app.server.images;

import dev.redstart.app.server.models.LiveModel;
import dev.redstart.common.model.Ranking;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The pictures of an index that look most like the one that was sent. */
@Schema(description = "Pictures by falling similarity")
record SimilarPictures(
        @Schema(examples = "products") String model,
        @Schema(examples = "3") int version,
        List<Picture> items) {
    /** A picture of the index. */
    @Schema(name = "SimilarPicture")
    record Picture(
            @Schema(description = "The name of its file when the index was made", examples = "shoes/17.jpg")
            String item,

            @Schema(description = "Cosine, at most 1", examples = "0.93")
            double score) {}

    static SimilarPictures of(LiveModel live, Ranking<String> ranking) {
        List<Picture> items = ranking.entries().stream()
                .map(entry -> new Picture(entry.item(), entry.score()))
                .toList();
        return new SimilarPictures(live.name(), live.version().version(), items);
    }
}
