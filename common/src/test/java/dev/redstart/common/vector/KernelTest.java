package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The kernel that this JVM runs against the plain one, at sizes around every lane width. No tolerance: both fuse the same products and add
 * in the same order, so every bit agrees.
 */
class KernelTest {
    private static final int[] LENGTHS = {
        0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 100, 112, 127, 128, 129
    };
    private static final int OFFSET = 3;

    private final Kernel plain = new PlainKernel();
    private final Kernel fast = Vectors.KERNEL;
    private SplittableRandom random = new SplittableRandom();

    @BeforeEach
    void seed() {
        random = new SplittableRandom(42);
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int at = 0; at < length; at++) {
            values[at] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void multipliesAsThePlainKernelDoes() {
        for (int length : LENGTHS) {
            float[] a = values(length + OFFSET);
            float[] b = values(length + 1);

            assertThat(fast.dot(a, OFFSET, b, 1, length))
                    .as("length %d", length)
                    .isEqualTo(plain.dot(a, OFFSET, b, 1, length));
        }
    }

    @Test
    void addsAsThePlainKernelDoes() {
        for (int length : LENGTHS) {
            float[] x = values(length + OFFSET);
            float[] expected = values(length + 5);
            float[] actual = expected.clone();

            plain.addScaled(0.3f, x, OFFSET, expected, 1, length);
            fast.addScaled(0.3f, x, OFFSET, actual, 1, length);

            assertThat(actual).as("length %d", length).isEqualTo(expected);
        }
    }

    @Test
    void addsRowsAsThePlainKernelDoes() {
        int[] rows = {2, 0, 1};
        float[] scales = values(3);
        for (int length : LENGTHS) {
            float[] table = values(3 * (length + 1));
            float[] expected = values(length);
            float[] actual = expected.clone();

            plain.addRows(table, length + 1, rows, scales, expected);
            fast.addRows(table, length + 1, rows, scales, actual);

            assertThat(actual).as("length %d", length).isEqualTo(expected);
        }
    }

    @Test
    void blendsAsThePlainKernelDoes() {
        for (int length : LENGTHS) {
            float[] expectedX = values(length + OFFSET);
            float[] expectedY = values(length + 5);
            float[] actualX = expectedX.clone();
            float[] actualY = expectedY.clone();

            plain.blend(0.99f, 0.01f, expectedX, OFFSET, expectedY, 1, length);
            fast.blend(0.99f, 0.01f, actualX, OFFSET, actualY, 1, length);

            assertThat(actualX).as("length %d", length).isEqualTo(expectedX);
            assertThat(actualY).as("length %d", length).isEqualTo(expectedY);
        }
    }

    @Test
    void scansAsThePlainKernelDoes() {
        for (int length : LENGTHS) {
            float[] blocks = values(3 * Kernel.BLOCK * length);
            float[] queries = values(Kernel.QUERIES * length);
            float[][] expected = new float[Kernel.QUERIES][3 * Kernel.BLOCK];
            float[][] actual = new float[Kernel.QUERIES][3 * Kernel.BLOCK];
            float[] first = new float[3 * Kernel.BLOCK];

            plain.scanFour(blocks, length, queries, expected);
            fast.scanFour(blocks, length, queries, actual);
            fast.scan(blocks, length, queries, first);

            assertThat(actual).as("length %d", length).isDeepEqualTo(expected);
            assertThat(first).as("length %d", length).isEqualTo(expected[0]);
        }
    }

    /** Compiled code must not round otherwise than the interpreter did, or a training would depend on when the compiler ran. */
    @Test
    void givesTheSameBitsBeforeAndAfterCompilation() {
        float[] a = values(112);
        float[] b = values(112);
        float first = fast.dot(a, 0, b, 0, 112);

        float last = first;
        for (int call = 0; call < 30_000 && last == first; call++) {
            last = fast.dot(a, 0, b, 0, 112);
        }

        assertThat(last).isEqualTo(first);
    }
}
