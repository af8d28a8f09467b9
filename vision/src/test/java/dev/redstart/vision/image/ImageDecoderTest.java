package dev.redstart.vision.image;

import static dev.redstart.vision.image.ImageFixtures.decode;
import static dev.redstart.vision.image.ImageFixtures.difference;
import static dev.redstart.vision.image.ImageFixtures.file;
import static dev.redstart.vision.image.ImageFixtures.jdk;
import static dev.redstart.vision.image.ImageFixtures.joined;
import static dev.redstart.vision.image.ImageFixtures.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.ImageDecoder.Limits;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final int WIDTH = 203;
    private static final int HEIGHT = 157;

    @ParameterizedTest
    @CsvSource({
        "TYPE_INT_RGB, png, false", "TYPE_INT_RGB, png, true", "TYPE_BYTE_INDEXED, png, false",
        "TYPE_BYTE_INDEXED, png, true", "TYPE_BYTE_BINARY, png, false", "TYPE_BYTE_BINARY, png, true",
        "TYPE_BYTE_INDEXED, gif, false", "TYPE_BYTE_INDEXED, gif, true", "TYPE_BYTE_BINARY, gif, false",
        "TYPE_INT_RGB, bmp, false", "TYPE_BYTE_INDEXED, bmp, false", "TYPE_BYTE_BINARY, bmp, false",
        "TYPE_USHORT_565_RGB, bmp, false", "TYPE_USHORT_555_RGB, bmp, false"
    })
    void decodesWhatLosesNothingLikeTheJdk(String type, String format, boolean interlaced) throws Exception {
        int imageType = BufferedImage.class.getField(type).getInt(null);
        byte[] file = file(scene(WIDTH, HEIGHT, imageType), format, interlaced);

        assertThat(rgb(decode(file))).isEqualTo(jdk(file));
    }

    private static Pixels rgb(Pixels picture) {
        return Colours.of(picture, Pixels.RGB);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decodesAGrayJpegLikeTheJdkToTheLastBit(boolean progressive) {
        byte[] file = file(scene(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY), "jpeg", progressive);

        var picture = decode(file);

        assertThat(picture.channels()).isEqualTo(1);
        assertThat(rgb(picture)).isEqualTo(jdk(file));
    }

    @Test
    void decodesAProgressiveJpegLikeTheSameJpegInOnePass() {
        var image = scene(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

        var progressive = decode(file(image, "jpeg", true));

        assertThat(progressive).isEqualTo(decode(file(image, "jpeg", false)));
        // Colours have half the resolution; between groups of 16 rows they are interpolated a little differently.
        assertThat(difference(progressive, jdk(file(image, "jpeg", true)))).isLessThan(0.005);
    }

    @Test
    void decodesSixteenBitsAsEight() {
        var deep = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 256; x++) {
            deep.getRaster().setSample(x, 0, 0, x * 257);
        }

        var picture = decode(file(deep, "png"));

        assertThat(picture.channels()).isEqualTo(1);
        for (int x = 0; x < 256; x++) {
            assertThat(picture.value(x, 0, 0)).isEqualTo(x);
        }
    }

    @Test
    void putsTransparentPicturesOnWhite() {
        var clear = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0xff_204060);
        clear.setRGB(1, 0, 0x00_204060);
        clear.setRGB(2, 0, 0x80_000000);

        var picture = decode(file(clear, "png"));

        assertThat(pixel(picture, 0, 0)).containsExactly(0x20, 0x40, 0x60);
        assertThat(pixel(picture, 1, 0)).containsExactly(255, 255, 255);
        // 255 - 128 = 127 of white shines through the half black.
        assertThat(pixel(picture, 2, 0)).containsExactly(127, 127, 127);
    }

    private static int[] pixel(Pixels picture, int x, int y) {
        return new int[] {picture.value(x, y, 0), picture.value(x, y, 1), picture.value(x, y, 2)};
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "jpeg"})
    void decodesASinglePixel(String format) {
        byte[] file = file(scene(1, 1, BufferedImage.TYPE_INT_RGB), format);

        assertThat(decode(file)).hasToString("1x1 RGB");
    }

    /** 250 of 255 parts of cyan are missing in Adobe's way of writing, so much red is left; and no black takes any of it. */
    @Test
    void makesAdobesCmykRgb() {
        var inks = WritableRaster.createInterleavedRaster(0, 16, 16, 4, null);
        for (int at = 0; at < 16 * 16; at++) {
            inks.setPixel(at % 16, at / 16, new int[] {250, 100, 30, 255});
        }

        var picture = decode(withSegment(rasterJpeg(inks), adobe(0)));

        assertThat(picture.channels()).isEqualTo(3);
        assertThat(pixel(picture, 7, 7)).satisfies(values -> {
            assertThat(values[0]).isBetween(248, 252);
            assertThat(values[1]).isBetween(98, 102);
            assertThat(values[2]).isBetween(28, 32);
        });
    }

    private static byte[] rasterJpeg(WritableRaster raster) {
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] adobe(int transform) {
        return new byte[] {
            (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
        };
    }

    /** A segment right behind the start of a JPEG. */
    private static byte[] withSegment(byte[] jpeg, byte[] segment) {
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        return joined(joined(Arrays.copyOf(jpeg, 2), segment), rest);
    }

    /** The pictures show the top left pixel of the stored 3x2 where EXIF 2.3 says that it belongs. */
    @ParameterizedTest
    @CsvSource({
        "1, 3x2 RGB, 0, 0", "2, 3x2 RGB, 2, 0", "3, 3x2 RGB, 2, 1", "4, 3x2 RGB, 0, 1",
        "5, 2x3 RGB, 0, 0", "6, 2x3 RGB, 1, 0", "7, 2x3 RGB, 1, 2", "8, 2x3 RGB, 0, 2"
    })
    void turnsWhatACameraHeldAskew(int exif, String size, int x, int y) {
        var stored = new Pixels(3, 2, 3, new byte[] {100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

        var upright = Orientation.numbered(exif).applied(stored);

        assertThat(upright).hasToString(size);
        assertThat(pixel(upright, x, y)).containsExactly(100, 100, 100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheOrientationInEitherByteOrder(boolean little) {
        byte[] jpeg = file(scene(40, 24, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] notes = little
                ? new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0}
                : new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        byte[] head = {(byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0};

        var picture = decode(withSegment(jpeg, joined(head, notes)));

        assertThat(picture)
                .isEqualTo(Orientation.TURNED_RIGHT.applied(decode(jpeg)))
                .hasToString("24x40 RGB");
    }

    @ParameterizedTest
    @CsvSource({"png, false", "png, true", "jpeg, false", "jpeg, true", "bmp, false"})
    void shrinksWhileItDecodes(String format, boolean progressive) {
        byte[] file = file(scene(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), format, progressive);
        var whole = decode(file);

        for (int reduction : new int[] {2, 4, 8, 16}) {
            int kept = (WIDTH / reduction) * (HEIGHT / reduction);
            var small = new ImageDecoder(Limits.defaults().withKeptPixels(kept)).decode(file, "picture");

            // For JPEG the lowest frequencies of a block are not quite its mean.
            double tolerance = format.equals("jpeg") ? 0.03 : 0.003;
            assertThat(small.width()).isEqualTo((WIDTH + reduction - 1) / reduction);
            assertThat(difference(small, averaged(whole, reduction))).isLessThan(tolerance);
        }
    }

    private static Pixels averaged(Pixels picture, int reduction) {
        var raster = new Raster(picture.width(), picture.height(), 3, reduction);
        byte[] row = new byte[3 * picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(0, y, picture.width(), row);
            raster.row(row, y);
        }
        return raster.pixels();
    }

    @Test
    void decodesARowOfADataSetAsFarAsTheNetworkNeeds() {
        byte[] file = file(scene(400, 300, BufferedImage.TYPE_INT_RGB), "jpeg");
        var row = new EncodedPicture("cats/1.jpg", () -> file);

        var picture = ImageDecoder.standard().decode(row, Preprocessing.of(28, 28, 1));

        // 300 / 4 = 75 is at least twice 28, 300 / 8 is not.
        assertThat(picture).hasToString("100x75 RGB");
    }

    @Test
    void checksItsLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.defaults().withTime(Duration.ZERO))
                .withMessage("the time for a picture must be positive, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.defaults().withSide(0))
                .withMessageStartingWith("limits must be at least 1, got 20971520 bytes");
    }
}
