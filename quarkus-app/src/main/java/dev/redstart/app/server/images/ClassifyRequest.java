package dev.redstart.app.server.images;

import dev.redstart.app.questions.PictureQuestion;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One picture, or several, in base64. */
@Schema(name = "ClassifyImageRequest", description = "Either image or images: files (PNG, JPEG, BMP, GIF) in base64")
record ClassifyRequest(
        @Schema(examples = "iVBORw0KGgo...") @Nullable String image,

        @Schema(description = "Several files at once") @Nullable
        List<@Nullable String> images) {
    /** The pictures; says what is wrong with the question. */
    List<PictureQuestion> pictures() {
        if (image != null && images != null) {
            throw new IllegalArgumentException("either image or images must be given, not both");
        }
        if (images == null) {
            return List.of(PictureFile.ofBase64("image", image));
        }
        List<PictureQuestion> pictures = new ArrayList<>();
        for (String file : images) {
            if (file == null) {
                throw new IllegalArgumentException("images must not have null in it");
            }
            pictures.add(PictureFile.ofBase64("image " + (pictures.size() + 1), file));
        }
        return pictures;
    }
}
