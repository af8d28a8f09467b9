package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;

/** Similarities by one addition a common rating: see {@link Packing}. Equal to {@link PlainCoRatings}; {@code CoRatingsBenchmark} says what it gains. */
final class PackedCoRatings implements CoRatings {
    private final Packing packing;
    private final long[][] increments;
    private final SparseMatrix rows;
    private final byte[] rowCodes;
    private final int[] columnStarts;
    private final int[] columnRows;
    private final byte[] columnCodes;

    PackedCoRatings(Packing packing, SparseMatrix rows, SparseMatrix columns) {
        this.packing = packing;
        this.increments = increments(packing);
        this.rows = rows;
        this.rowCodes = packing.grid().codes(rows);
        this.columnStarts = columns.copyStarts();
        this.columnRows = columns.copyColumns();
        this.columnCodes = packing.grid().codes(columns);
    }

    private static long[][] increments(Packing packing) {
        int levels = packing.grid().levels();
        long[][] increments = new long[levels][levels];
        for (int code = 0; code < levels; code++) {
            for (int otherCode = 0; otherCode < levels; otherCode++) {
                increments[code][otherCode] = packing.increment(code, otherCode);
            }
        }
        return increments;
    }

    @Override
    public Worker worker() {
        long[] sums = new long[rows.rowCount()];
        return (row, end, out, offset) -> {
            Arrays.fill(sums, 0, end, 0);
            for (int position = rows.start(row); position < rows.end(row); position++) {
                add(rows.column(position), increments[rowCodes[position]], end, sums);
            }
            for (int other = 0; other < end; other++) {
                out[offset + other] = sums[other] == 0 ? 0 : packing.similarity(sums[other]);
            }
        };
    }

    /** Everybody below {@code end} who rated the column. */
    private void add(int column, long[] incrementOfCode, int end, long[] sums) {
        int stop = columnStarts[column + 1];
        for (int position = columnStarts[column]; position < stop; position++) {
            int other = columnRows[position];
            if (other >= end) {
                return;
            }
            sums[other] += incrementOfCode[columnCodes[position]];
        }
    }
}
