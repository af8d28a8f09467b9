package dev.redstart.vision.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.train.Run;
import dev.redstart.vision.Manifests;
import dev.redstart.vision.StripedPatch;
import dev.redstart.vision.TrainedModels.Clothes;
import dev.redstart.vision.TrainedModels.Stripes;
import dev.redstart.vision.image.PngWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarImagesTest {
    private static final SimilarImages STRIPES =
            SimilarImages.of(Stripes.NETWORK, StripedPatch.images(0, 100), Run.seeded(1));

    /** Even numbers are across. */
    private static long across(Ranking<String> found) {
        return found.items().stream()
                .filter(id -> Integer.parseInt(id.substring("row ".length())) % 2 == 0)
                .count();
    }

    @Test
    void findsThePictureItselfFirst() {
        Ranking<String> found = STRIPES.similar(StripedPatch.number(17).picture(), 3);

        assertThat(found.entries()).hasSize(3);
        assertThat(found.items().getFirst()).isEqualTo("row 17");
        assertThat(found.entries().getFirst().score()).isCloseTo(1, within(1e-4));
    }

    @Test
    void aNewPictureFindsItsLike() {
        Ranking<String> found = STRIPES.answer(StripedPatch.number(30_000).picture());

        assertThat(found.entries()).hasSize(10);
        assertThat(across(found)).isGreaterThanOrEqualTo(9);
    }

    @Test
    void aPictureIsNotAmongThoseLikeIt() {
        Ranking<String> found = STRIPES.similarTo("row 17", 100);

        assertThat(found.items()).hasSize(99).doesNotContain("row 17");
        assertThatThrownBy(() -> STRIPES.similarTo("row 100", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no picture 'row 100' among 100");
    }

    @Test
    void clothesFindClothesOfTheirKind() {
        Images shelf = Clothes.SPLIT.train().select(IntStream.range(0, 1_000).toArray());
        SimilarImages index = SimilarImages.of(Clothes.NETWORK, shelf, Run.seeded(1));
        int same = 0;
        for (int row = 0; row < 200; row++) {
            Ranking<String> found = index.similar((Pixels) Clothes.SPLIT.test().picture(row), 1);
            int nearest = Integer.parseInt(found.items().getFirst().substring("row ".length()));
            same += shelf.label(nearest) == Clothes.SPLIT.test().label(row) ? 1 : 0;
        }

        assertThat(same).isGreaterThan(140);
    }

    @Test
    void productsAreFoundUnderTheirIds() {
        Images two = StripedPatch.images(0, 2);
        SimilarImages index =
                SimilarImages.of(Stripes.NETWORK, Vocabulary.of(List.of("shirt", "sock")), two, Run.seeded(1));

        assertThat(index.answer(StripedPatch.number(1).picture()).items()).containsExactly("sock", "shirt");
        assertThatThrownBy(() -> SimilarImages.of(Stripes.NETWORK, Vocabulary.of(List.of("shirt")), two, Run.seeded(1)))
                .hasMessage("an index needs one id for each picture and at least one, got 1 for 2");
    }

    @Test
    void filesAreFoundUnderTheirNames() {
        byte[] file = PngWriter.bytes(StripedPatch.number(0).picture());
        Images shelf = Images.builder()
                .add(new EncodedPicture("shelf/a.png", () -> file), "a")
                .build(Source.inMemory("shelf"));

        SimilarImages index = SimilarImages.of(Stripes.NETWORK, shelf, Run.seeded(1));

        assertThat(index.ids().ids()).containsExactly("shelf/a.png");
    }

    @Test
    void anIndexAnswersAsItDidBeforeItWasWritten(@TempDir Path folder) {
        SimilarImagesFormat format = new SimilarImagesFormat();
        Path bundle = folder.resolve("index.zip");
        Pixels picture = StripedPatch.number(500).picture();

        Bundle.write(bundle, Manifests.of(format.kind()), STRIPES, format);
        SimilarImages read = Bundle.read(bundle, format);

        assertThat(read.similar(picture, 5)).isEqualTo(STRIPES.similar(picture, 5));
        assertThat(read.classifier().labels().ids()).containsExactly("across", "down");
    }
}
