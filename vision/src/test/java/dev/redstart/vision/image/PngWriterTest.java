package dev.redstart.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Pixels;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngWriterTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 3", "28, 28, 1", "3, 500, 3", "224, 224, 3"})
    void writesWhatWeAndTheJdkReadAgain(int width, int height, int channels) {
        byte[] data = new byte[width * height * channels];
        new Random(5).nextBytes(data);
        var picture = new Pixels(width, height, channels, data);

        byte[] file = PngWriter.bytes(picture);

        assertThat(ImageFixtures.decode(file)).isEqualTo(picture);
        assertThat(ImageFixtures.jdk(file)).isEqualTo(Colours.of(picture, 3));
    }
}
