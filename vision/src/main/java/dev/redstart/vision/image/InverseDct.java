package dev.redstart.vision.image;

/**
 * The inverse cosine transform of a block of 8x8 coefficients into 8x8, 4x4, 2x2 or 1x1 samples.
 *
 * <p>8x8 is the algorithm of C. Loeffler, A. Ligtenberg and G. Moschytz (ICASSP 1989) in whole numbers with 13 bits behind the point, the way in which
 * libjpeg and so OpenCV do it. The smaller sizes transform the lowest frequencies only, which is the block shrunk.
 */
final class InverseDct {
    private static final int BITS = 13;
    private static final int FIRST_SHIFT = BITS - 2;
    private static final int SECOND_SHIFT = BITS + 2 + 3;

    private final int[] quantisation;
    private final int size;
    private final float[] basis;
    private final int[] work = new int[64];
    private final float[] half = new float[64];

    /** @param size 8, 4, 2 or 1 samples a side */
    InverseDct(int[] quantisation, int size) {
        this.quantisation = quantisation;
        this.size = size;
        this.basis = basis(size);
    }

    /** By sample and frequency, so that the mean of the block stays what it was. */
    private static float[] basis(int size) {
        float[] basis = new float[size * size];
        for (int sample = 0; sample < size; sample++) {
            for (int frequency = 0; frequency < size; frequency++) {
                double scale = frequency == 0 ? Math.sqrt(1.0 / 8) : Math.sqrt(2.0 / 8);
                basis[sample * size + frequency] =
                        (float) (scale * Math.cos((2 * sample + 1) * frequency * Math.PI / (2 * size)));
            }
        }
        return basis;
    }

    static byte clamped(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value, 255));
    }

    /** @param place where in {@code target} the first sample goes, and how far the next row is */
    void transform(short[] coefficients, int offset, byte[] target, int[] place) {
        switch (size) {
            case 8 -> whole(coefficients, offset, target, place);
            case 1 -> target[place[0]] = clamped(((coefficients[offset] * quantisation[0] + 4) >> 3) + 128);
            default -> shrunk(coefficients, offset, target, place);
        }
    }

    private void shrunk(short[] coefficients, int offset, byte[] target, int[] place) {
        for (int row = 0; row < size; row++) {
            for (int x = 0; x < size; x++) {
                float sum = 0;
                for (int column = 0; column < size; column++) {
                    int at = row * 8 + column;
                    sum += basis[x * size + column] * (coefficients[offset + at] * quantisation[at]);
                }
                half[row * size + x] = sum;
            }
        }
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                float sum = 128.5f;
                for (int row = 0; row < size; row++) {
                    sum += basis[y * size + row] * half[row * size + x];
                }
                target[place[0] + y * place[1] + x] = clamped((int) Math.floor(sum));
            }
        }
    }

    private void whole(short[] coefficients, int offset, byte[] target, int[] place) {
        for (int column = 0; column < 8; column++) {
            for (int row = 0; row < 8; row++) {
                work[row * 8 + column] = coefficients[offset + row * 8 + column] * quantisation[row * 8 + column];
            }
            line(column, 8, FIRST_SHIFT);
        }
        for (int row = 0; row < 8; row++) {
            line(row * 8, 1, SECOND_SHIFT);
            for (int column = 0; column < 8; column++) {
                target[place[0] + row * place[1] + column] = clamped(work[row * 8 + column] + 128);
            }
        }
    }

    /** Eight numbers of {@link #work}, {@code step} apart, in place. Names of the steps as in the paper would not help; see its figure 1. */
    private void line(int first, int step, int shift) {
        int p1 = first + step;
        int p2 = p1 + step;
        int p3 = p2 + step;
        int p4 = p3 + step;
        int p5 = p4 + step;
        int p6 = p5 + step;
        int p7 = p6 + step;
        int round = 1 << (shift - 1);
        if ((work[p1] | work[p2] | work[p3] | work[p4] | work[p5] | work[p6] | work[p7]) == 0) {
            int same = ((work[first] << BITS) + round) >> shift;
            work[first] = work[p1] = work[p2] = work[p3] = work[p4] = work[p5] = work[p6] = work[p7] = same;
            return;
        }
        int turned = (work[p2] + work[p6]) * 4433;
        int even2 = turned - work[p6] * 15137;
        int even3 = turned + work[p2] * 6270;
        int even0 = (work[first] + work[p4]) << BITS;
        int even1 = (work[first] - work[p4]) << BITS;
        int sum0 = even0 + even3 + round;
        int sum3 = even0 - even3 + round;
        int sum1 = even1 + even2 + round;
        int sum2 = even1 - even2 + round;

        int both = (work[p7] + work[p3] + work[p5] + work[p1]) * 9633;
        int z1 = (work[p7] + work[p1]) * -7373;
        int z2 = (work[p5] + work[p3]) * -20995;
        int z3 = (work[p7] + work[p3]) * -16069 + both;
        int z4 = (work[p5] + work[p1]) * -3196 + both;
        int odd0 = work[p7] * 2446 + z1 + z3;
        int odd1 = work[p5] * 16819 + z2 + z4;
        int odd2 = work[p3] * 25172 + z2 + z3;
        int odd3 = work[p1] * 12299 + z1 + z4;

        work[first] = (sum0 + odd3) >> shift;
        work[p7] = (sum0 - odd3) >> shift;
        work[p1] = (sum1 + odd2) >> shift;
        work[p6] = (sum1 - odd2) >> shift;
        work[p2] = (sum2 + odd1) >> shift;
        work[p5] = (sum2 - odd1) >> shift;
        work[p3] = (sum3 + odd0) >> shift;
        work[p4] = (sum3 - odd0) >> shift;
    }
}
