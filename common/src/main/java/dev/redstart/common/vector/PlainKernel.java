package dev.redstart.common.vector;

import java.util.Arrays;

/** The definition: what runs where the Vector API is not there, and what the other kernel is compared with, bit by bit. */
final class PlainKernel implements Kernel {
    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        float l0 = 0, l1 = 0, l2 = 0, l3 = 0, l4 = 0, l5 = 0, l6 = 0, l7 = 0;
        float l8 = 0, l9 = 0, l10 = 0, l11 = 0, l12 = 0, l13 = 0, l14 = 0, l15 = 0;
        int whole = length & -LANES;
        int x = aFrom;
        int y = bFrom;
        for (int end = aFrom + whole; x < end; x += LANES, y += LANES) {
            l0 = Math.fma(a[x], b[y], l0);
            l1 = Math.fma(a[x + 1], b[y + 1], l1);
            l2 = Math.fma(a[x + 2], b[y + 2], l2);
            l3 = Math.fma(a[x + 3], b[y + 3], l3);
            l4 = Math.fma(a[x + 4], b[y + 4], l4);
            l5 = Math.fma(a[x + 5], b[y + 5], l5);
            l6 = Math.fma(a[x + 6], b[y + 6], l6);
            l7 = Math.fma(a[x + 7], b[y + 7], l7);
            l8 = Math.fma(a[x + 8], b[y + 8], l8);
            l9 = Math.fma(a[x + 9], b[y + 9], l9);
            l10 = Math.fma(a[x + 10], b[y + 10], l10);
            l11 = Math.fma(a[x + 11], b[y + 11], l11);
            l12 = Math.fma(a[x + 12], b[y + 12], l12);
            l13 = Math.fma(a[x + 13], b[y + 13], l13);
            l14 = Math.fma(a[x + 14], b[y + 14], l14);
            l15 = Math.fma(a[x + 15], b[y + 15], l15);
        }
        float sum = (((l0 + l8) + (l4 + l12)) + ((l2 + l10) + (l6 + l14)))
                + (((l1 + l9) + (l5 + l13)) + ((l3 + l11) + (l7 + l15)));
        for (int end = aFrom + length; x < end; x++, y++) {
            sum = Math.fma(a[x], b[y], sum);
        }
        return sum;
    }

    @Override
    public void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int length) {
        for (int at = 0; at < length; at++) {
            y[yFrom + at] = Math.fma(scale, x[xFrom + at], y[yFrom + at]);
        }
    }

    @Override
    public void addRows(float[] values, int stride, int[] rows, float[] scales, float[] sum) {
        for (int at = 0; at < rows.length; at++) {
            addScaled(scales[at], values, rows[at] * stride, sum, 0, sum.length);
        }
    }

    @Override
    public void blend(float keep, float take, float[] x, int xFrom, float[] y, int yFrom, int length) {
        for (int at = 0; at < length; at++) {
            float left = x[xFrom + at];
            float right = y[yFrom + at];
            x[xFrom + at] = Math.fma(take, right, keep * left);
            y[yFrom + at] = Math.fma(take, left, keep * right);
        }
    }

    @Override
    public void scan(float[] blocks, int length, float[] query, float[] scores) {
        scan(blocks, length, query, 0, scores);
    }

    @Override
    public void scanFour(float[] blocks, int length, float[] queries, float[][] scores) {
        for (int query = 0; query < QUERIES; query++) {
            scan(blocks, length, queries, query * length, scores[query]);
        }
    }

    private static void scan(float[] blocks, int length, float[] queries, int from, float[] scores) {
        float[] sums = new float[BLOCK];
        for (int row = 0; row < (scores.length & -BLOCK); row += BLOCK) {
            Arrays.fill(sums, 0);
            for (int at = 0; at < length; at++) {
                int column = row * length + at * BLOCK;
                float factor = queries[from + at];
                for (int lane = 0; lane < BLOCK; lane++) {
                    sums[lane] = Math.fma(factor, blocks[column + lane], sums[lane]);
                }
            }
            System.arraycopy(sums, 0, scores, row, BLOCK);
        }
    }
}
