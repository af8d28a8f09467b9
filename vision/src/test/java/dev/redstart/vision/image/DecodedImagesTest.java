package dev.redstart.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.vision.image.DecodedImages.Plan;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DecodedImagesTest {
    private static final Preprocessing TARGET = Preprocessing.of(8, 8, 1);
    private static final Plan STRICT = new Plan(ImageDecoder.standard(), TARGET, false);
    private static final Plan LENIENT = new Plan(ImageDecoder.standard(), TARGET, true);

    private static Images mixed() {
        byte[] png = PngWriter.bytes(new Pixels(30, 20, 3, new byte[1800]));
        return Images.builder()
                .add(new Pixels(5, 5, 1, new byte[25]), "cat")
                .add(new EncodedPicture("dog/1.png", () -> new byte[3]), "dog")
                .add(new EncodedPicture("cat/2.png", () -> png), "cat")
                .add(new EncodedPicture("dog/2.png", DecodedImagesTest::gone), "dog")
                .build(Source.inMemory("mixed"));
    }

    private static byte[] gone() throws IOException {
        throw new IOException("the disk is gone");
    }

    @Test
    void bringsPicturesOfAllSizesAndChannelsIntoOneShape() {
        var decoded = DecodedImages.of(mixed(), LENIENT, Run.seeded(1)).images();

        assertThat(decoded.size()).isEqualTo(2);
        assertThat(decoded.labels().ids()).containsExactly("cat", "dog");
        assertThat(decoded.picture(0)).hasToString("8x8 gray");
        assertThat(decoded.picture(1)).hasToString("8x8 gray");
    }

    @Test
    void countsAndNamesWhatItLeavesOut() {
        var decoded = DecodedImages.of(mixed(), LENIENT, Run.seeded(1));

        assertThat(decoded.unreadable()).isEqualTo(2);
        assertThat(decoded.first())
                .containsExactly(
                        "dog/1.png: this is no PNG, JPEG, GIF or BMP picture",
                        "dog/2.png: cannot be read: the disk is gone");
    }

    @Test
    void stopsAtTheFirstUnreadablePictureUnlessItIsToSkipIt() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(
                        () -> DecodedImages.of(mixed(), STRICT, Run.seeded(1).withThreads(2)))
                .withMessageStartingWith("dog/1.png: ");
    }

    @Test
    void needsOnePictureThatCanBeDecoded() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DecodedImages.of(mixed().select(new int[] {3}), LENIENT, Run.seeded(1)))
                .withMessage(
                        "mixed: none of the 1 pictures can be decoded; the first: dog/2.png: cannot be read: the disk is"
                                + " gone");
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        var drawn = ImageLoader.load("shapes-rgb:100", ImageOptions.defaults()).data();

        var one = DecodedImages.of(drawn, STRICT, Run.seeded(1)).images();
        var four = DecodedImages.of(drawn, STRICT, Run.seeded(1).withThreads(4)).images();

        for (int row = 0; row < 100; row++) {
            assertThat(one.picture(row)).isEqualTo(four.picture(row));
        }
    }
}
