package dev.redstart.vision.image;

import static dev.redstart.vision.image.ImageFixtures.file;
import static dev.redstart.vision.image.ImageFixtures.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.DataException;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with changed bytes and files cut off: each is decoded or refused in one line, and never costs much. */
class DamagedImagesTest {
    private static final long MOST_BYTES = 50_000_000;

    static Stream<Arguments> files() {
        var rgb = scene(61, 47, BufferedImage.TYPE_INT_RGB);
        var palette = scene(61, 47, BufferedImage.TYPE_BYTE_INDEXED);
        return Stream.of(
                Arguments.of("JPEG", file(rgb, "jpeg")),
                Arguments.of("progressive JPEG", file(rgb, "jpeg", true)),
                Arguments.of("PNG", file(rgb, "png")),
                Arguments.of("interlaced PNG", file(palette, "png", true)),
                Arguments.of("GIF", file(palette, "gif", true)),
                Arguments.of("BMP", file(rgb, "bmp")),
                Arguments.of("BMP with a palette", file(palette, "bmp")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void areDecodedOrRefusedInOneLine(String name, byte[] good) {
        var random = new SplittableRandom(7);
        int refused = 0;

        for (int round = 0; round < 250; round++) {
            byte[] bad = good.clone();
            for (int change = 0; change < 1 + round % 3; change++) {
                // Headers matter most.
                bad[random.nextInt(round % 2 == 0 ? Math.min(700, bad.length) : bad.length)] =
                        (byte) random.nextInt(256);
            }
            refused += outcome(bad, name);
        }

        assertThat(refused).isPositive();
    }

    @Test
    void areDecodedOrRefusedInOneLineWhereTheChecksumOfAPngIsRight() {
        byte[] good = file(scene(61, 47, BufferedImage.TYPE_BYTE_INDEXED), "png", true);
        var random = new SplittableRandom(7);
        int refused = 0;

        for (int round = 0; round < 250; round++) {
            byte[] bad = good.clone();
            bad[8 + random.nextInt(good.length - 8)] = (byte) random.nextInt(256);
            refused += outcome(ImageFixtures.withChecksums(bad), "PNG");
        }

        assertThat(refused).isBetween(1, 249);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void areRefusedWhereverTheyAreCutOff(String name, byte[] good) {
        int refused = 0;
        int cuts = 0;

        for (int length = 0; length < good.length - 2; length += 1 + good.length / 150, cuts++) {
            refused += outcome(Arrays.copyOf(good, length), name);
        }

        assertThat(refused).isEqualTo(cuts);
    }

    /** 1 if the file was refused, 0 if it was decoded. */
    private static int outcome(byte[] file, String name) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            ImageDecoder.standard().decode(file, name);
            return 0;
        } catch (DataException e) {
            assertThat(e.getMessage()).startsWith(name + ": ").doesNotContain("\n");
            return 1;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        }
    }
}
