package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;

/**
 * Similarities by sums in double precision, for any ratings and any measure: the definition that {@link PackedCoRatings} must equal.
 * Compares training rows with each other, or a basket with the training rows.
 */
final class PlainCoRatings {
    private final Measure measure;
    private final SparseMatrix columns;
    private final float[] columnValues;

    /**
     * @param columns one row for everything that can be rated in common; its columns are the rows that are compared
     * @param columnValues what is compared, by position in {@code columns}; kept
     */
    PlainCoRatings(Measure measure, SparseMatrix columns, float[] columnValues) {
        this.measure = measure;
        this.columns = columns;
        this.columnValues = columnValues;
    }

    /** @param rowValues what is compared, by position in {@code rows}; kept */
    CoRatings rows(SparseMatrix rows, float[] rowValues) {
        return new OfRows(this, rows, rowValues);
    }

    /**
     * Writes the similarity of a basket to every row.
     *
     * @param items what the basket holds, rows of {@code columns}
     */
    void basket(int[] items, float[] values, float[] out) {
        Sums sums = new Sums(out.length);
        for (int at = 0; at < items.length; at++) {
            sums.add(items[at], values[at]);
        }
        sums.similarities(out, 0);
    }

    /** All pairs of training rows. */
    static final class OfRows implements CoRatings {
        private final PlainCoRatings plain;
        private final SparseMatrix rows;
        private final float[] rowValues;

        private OfRows(PlainCoRatings plain, SparseMatrix rows, float[] rowValues) {
            this.plain = plain;
            this.rows = rows;
            this.rowValues = rowValues;
        }

        @Override
        public Worker worker() {
            Sums sums = plain.new Sums(rows.rowCount());
            return (row, end, out, offset) -> {
                sums.clear(end);
                for (int position = rows.start(row); position < rows.end(row); position++) {
                    sums.add(rows.column(position), rowValues[position]);
                }
                sums.similarities(out, offset);
            };
        }
    }

    /** Sums for each other row, side by side: how many, ab, aa, bb, a, b; of MSD how many and squared differences. */
    private final class Sums {
        private static final int WIDTH = 6;

        private final double[] sums;
        private int end;

        Sums(int rowCount) {
            sums = new double[rowCount * WIDTH];
            end = rowCount;
        }

        void clear(int newEnd) {
            end = newEnd;
            Arrays.fill(sums, 0, end * WIDTH, 0);
        }

        /** One rated thing: everybody else who rated it has it in common. */
        void add(int column, double a) {
            switch (measure.similarity()) {
                case MSD -> addDifferences(column, a);
                case COSINE, PEARSON_BASELINE -> addProducts(column, a);
                case PEARSON -> addProductsAndRatings(column, a);
            }
        }

        private void addDifferences(int column, double a) {
            for (int position = columns.start(column); position < columns.end(column); position++) {
                int other = columns.column(position);
                if (other >= end) {
                    break;
                }
                double difference = a - columnValues[position];
                sums[other * WIDTH]++;
                sums[other * WIDTH + 1] += difference * difference;
            }
        }

        private void addProducts(int column, double a) {
            for (int position = columns.start(column); position < columns.end(column); position++) {
                int other = columns.column(position);
                if (other >= end) {
                    break;
                }
                double b = columnValues[position];
                sums[other * WIDTH]++;
                sums[other * WIDTH + 1] += a * b;
                sums[other * WIDTH + 2] += a * a;
                sums[other * WIDTH + 3] += b * b;
            }
        }

        private void addProductsAndRatings(int column, double a) {
            for (int position = columns.start(column); position < columns.end(column); position++) {
                int other = columns.column(position);
                if (other >= end) {
                    break;
                }
                double b = columnValues[position];
                sums[other * WIDTH]++;
                sums[other * WIDTH + 1] += a * b;
                sums[other * WIDTH + 2] += a * a;
                sums[other * WIDTH + 3] += b * b;
                sums[other * WIDTH + 4] += a;
                sums[other * WIDTH + 5] += b;
            }
        }

        void similarities(float[] out, int offset) {
            for (int other = 0; other < end; other++) {
                out[offset + other] = sums[other * WIDTH] == 0 ? 0 : similarity(other * WIDTH);
            }
        }

        private float similarity(int at) {
            double n = sums[at];
            return switch (measure.similarity()) {
                case MSD -> measure.msd(n, sums[at + 1]);
                case COSINE -> measure.cosine(n, sums[at + 1], sums[at + 2], sums[at + 3]);
                case PEARSON_BASELINE -> measure.pearsonBaseline(n, sums[at + 1], sums[at + 2], sums[at + 3]);
                case PEARSON ->
                    measure.pearson(n, sums[at + 1], sums[at + 2], sums[at + 3], sums[at + 4], sums[at + 5]);
            };
        }
    }
}
