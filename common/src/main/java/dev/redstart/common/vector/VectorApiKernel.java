package dev.redstart.common.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API, 16, 8 or 4 floats at a time, with the lanes and the order of sums of {@link PlainKernel}. Loaded only where the module
 * is there.
 */
final class VectorApiKernel implements Kernel {
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > LANES ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final boolean TWO_PARTS = WIDTH <= 8;
    private static final boolean FOUR_PARTS = WIDTH <= 4;
    private static final VectorShuffle<Float> DOWN_8 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 8) % WIDTH);
    private static final VectorShuffle<Float> DOWN_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 4) % WIDTH);
    private static final VectorShuffle<Float> DOWN_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 2) % WIDTH);
    private static final VectorShuffle<Float> DOWN_1 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 1) % WIDTH);

    /** Whether the CPU has vectors that are worth the name. */
    static boolean isWorthwhile() {
        return WIDTH >= 4;
    }

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        int whole = length & -LANES;
        int at = 0;
        for (; at < whole; at += LANES) {
            sum0 = read(a, aFrom + at).fma(read(b, bFrom + at), sum0);
            if (TWO_PARTS) {
                sum1 = read(a, aFrom + at + WIDTH).fma(read(b, bFrom + at + WIDTH), sum1);
            }
            if (FOUR_PARTS) {
                sum2 = read(a, aFrom + at + 2 * WIDTH).fma(read(b, bFrom + at + 2 * WIDTH), sum2);
                sum3 = read(a, aFrom + at + 3 * WIDTH).fma(read(b, bFrom + at + 3 * WIDTH), sum3);
            }
        }
        float sum = fold(FOUR_PARTS ? sum0.add(sum2).add(sum1.add(sum3)) : TWO_PARTS ? sum0.add(sum1) : sum0);
        for (; at < length; at++) {
            sum = Math.fma(a[aFrom + at], b[bFrom + at], sum);
        }
        return sum;
    }

    private static FloatVector read(float[] array, int from) {
        return FloatVector.fromArray(SPECIES, array, from);
    }

    /** The lanes' sum in halves. Not reduceLanes: it may add in another order in each compilation. */
    private static float fold(FloatVector sum) {
        if (WIDTH > 8) {
            sum = sum.add(sum.rearrange(DOWN_8));
        }
        if (WIDTH > 4) {
            sum = sum.add(sum.rearrange(DOWN_4));
        }
        sum = sum.add(sum.rearrange(DOWN_2));
        return sum.add(sum.rearrange(DOWN_1)).lane(0);
    }

    @Override
    public void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int length) {
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        int at = 0;
        for (int whole = SPECIES.loopBound(length); at < whole; at += WIDTH) {
            factor.fma(read(x, xFrom + at), read(y, yFrom + at)).intoArray(y, yFrom + at);
        }
        for (; at < length; at++) {
            y[yFrom + at] = Math.fma(scale, x[xFrom + at], y[yFrom + at]);
        }
    }

    /** A few columns of all rows at a time, so that their sums stay in registers. */
    @Override
    public void addRows(float[] values, int stride, int[] rows, float[] scales, float[] sum) {
        int at = 0;
        for (; at + 4 * WIDTH <= sum.length; at += 4 * WIDTH) {
            addFourColumns(values, stride, rows, scales, sum, at);
        }
        for (; at + WIDTH <= sum.length; at += WIDTH) {
            FloatVector column = read(sum, at);
            for (int row = 0; row < rows.length; row++) {
                column = FloatVector.broadcast(SPECIES, scales[row]).fma(read(values, rows[row] * stride + at), column);
            }
            column.intoArray(sum, at);
        }
        for (; at < sum.length; at++) {
            for (int row = 0; row < rows.length; row++) {
                sum[at] = Math.fma(scales[row], values[rows[row] * stride + at], sum[at]);
            }
        }
    }

    private static void addFourColumns(float[] values, int stride, int[] rows, float[] scales, float[] sum, int at) {
        FloatVector first = read(sum, at);
        FloatVector second = read(sum, at + WIDTH);
        FloatVector third = read(sum, at + 2 * WIDTH);
        FloatVector fourth = read(sum, at + 3 * WIDTH);
        for (int row = 0; row < rows.length; row++) {
            FloatVector scale = FloatVector.broadcast(SPECIES, scales[row]);
            int from = rows[row] * stride + at;
            first = scale.fma(read(values, from), first);
            second = scale.fma(read(values, from + WIDTH), second);
            third = scale.fma(read(values, from + 2 * WIDTH), third);
            fourth = scale.fma(read(values, from + 3 * WIDTH), fourth);
        }
        first.intoArray(sum, at);
        second.intoArray(sum, at + WIDTH);
        third.intoArray(sum, at + 2 * WIDTH);
        fourth.intoArray(sum, at + 3 * WIDTH);
    }

    @Override
    public void blend(float keep, float take, float[] x, int xFrom, float[] y, int yFrom, int length) {
        FloatVector kept = FloatVector.broadcast(SPECIES, keep);
        FloatVector taken = FloatVector.broadcast(SPECIES, take);
        int at = 0;
        for (int whole = SPECIES.loopBound(length); at < whole; at += WIDTH) {
            FloatVector left = read(x, xFrom + at);
            FloatVector right = read(y, yFrom + at);
            taken.fma(right, left.mul(kept)).intoArray(x, xFrom + at);
            taken.fma(left, right.mul(kept)).intoArray(y, yFrom + at);
        }
        for (; at < length; at++) {
            float left = x[xFrom + at];
            float right = y[yFrom + at];
            x[xFrom + at] = Math.fma(take, right, keep * left);
            y[yFrom + at] = Math.fma(take, left, keep * right);
        }
    }

    /** Two blocks at a time: four sums hide the latency of each other. A block without a partner is its own. */
    @Override
    public void scan(float[] blocks, int length, float[] query, float[] scores) {
        for (int row = 0; row + BLOCK <= scores.length; row += 2 * BLOCK) {
            int partner = row + 2 * BLOCK <= scores.length ? row + BLOCK : row;
            for (int part = 0; part < BLOCK; part += 2 * WIDTH) {
                scanPair(blocks, length, query, scores, row + part, partner + part);
            }
        }
    }

    private static void scanPair(float[] blocks, int length, float[] query, float[] scores, int row, int partner) {
        int column = columnOf(row, length);
        int shift = columnOf(partner, length) - column;
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = low;
        FloatVector partnerLow = low;
        FloatVector partnerHigh = low;
        for (int at = 0; at < length; at++, column += BLOCK) {
            FloatVector factor = FloatVector.broadcast(SPECIES, query[at]);
            low = factor.fma(read(blocks, column), low);
            high = factor.fma(read(blocks, column + WIDTH), high);
            partnerLow = factor.fma(read(blocks, column + shift), partnerLow);
            partnerHigh = factor.fma(read(blocks, column + shift + WIDTH), partnerHigh);
        }
        low.intoArray(scores, row);
        high.intoArray(scores, row + WIDTH);
        partnerLow.intoArray(scores, partner);
        partnerHigh.intoArray(scores, partner + WIDTH);
    }

    @Override
    public void scanFour(float[] blocks, int length, float[] queries, float[][] scores) {
        float[] first = scores[0];
        float[] second = scores[1];
        float[] third = scores[2];
        float[] fourth = scores[3];
        int whole = first.length & -BLOCK;
        for (int row = 0; row < whole; row += 2 * WIDTH) {
            int column = columnOf(row, length);
            FloatVector low1 = FloatVector.zero(SPECIES);
            FloatVector low2 = low1;
            FloatVector low3 = low1;
            FloatVector low4 = low1;
            FloatVector high1 = low1;
            FloatVector high2 = low1;
            FloatVector high3 = low1;
            FloatVector high4 = low1;
            for (int at = 0; at < length; at++, column += BLOCK) {
                FloatVector low = read(blocks, column);
                FloatVector high = read(blocks, column + WIDTH);
                FloatVector factor1 = FloatVector.broadcast(SPECIES, queries[at]);
                FloatVector factor2 = FloatVector.broadcast(SPECIES, queries[at + length]);
                FloatVector factor3 = FloatVector.broadcast(SPECIES, queries[at + 2 * length]);
                FloatVector factor4 = FloatVector.broadcast(SPECIES, queries[at + 3 * length]);
                low1 = factor1.fma(low, low1);
                high1 = factor1.fma(high, high1);
                low2 = factor2.fma(low, low2);
                high2 = factor2.fma(high, high2);
                low3 = factor3.fma(low, low3);
                high3 = factor3.fma(high, high3);
                low4 = factor4.fma(low, low4);
                high4 = factor4.fma(high, high4);
            }
            low1.intoArray(first, row);
            high1.intoArray(first, row + WIDTH);
            low2.intoArray(second, row);
            high2.intoArray(second, row + WIDTH);
            low3.intoArray(third, row);
            high3.intoArray(third, row + WIDTH);
            low4.intoArray(fourth, row);
            high4.intoArray(fourth, row + WIDTH);
        }
    }

    /** Where the given row's first value stands: rows of one block are side by side. */
    private static int columnOf(int row, int length) {
        return row / BLOCK * BLOCK * length + row % BLOCK;
    }
}
