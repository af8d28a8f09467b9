package dev.redstart.tensor.lstm;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A batch of rows of different lengths, without its masked places: the longest row first, and for each step a column for each row that is
 * still going, so that the rows of a step are the first ones of the step before. Of equal lengths the row that came first stays first.
 */
final class PackedRows {
    private final int[] rows;
    private final int[][] places;
    private final int[] starts;

    private PackedRows(int[] rows, int[][] places, int[] starts) {
        this.rows = rows;
        this.places = places;
        this.starts = starts;
    }

    /** @param places for each row the places that count, ascending */
    static PackedRows of(int[][] places) {
        int[] rows = IntStream.range(0, places.length)
                .boxed()
                .sorted((one, other) -> Integer.compare(places[other].length, places[one].length))
                .mapToInt(Integer::intValue)
                .toArray();
        int[][] sorted = Arrays.stream(rows).mapToObj(row -> places[row]).toArray(int[][]::new);
        int steps = sorted.length == 0 ? 0 : sorted[0].length;
        int[] starts = new int[steps + 1];
        int going = sorted.length;
        for (int step = 0; step < steps; step++) {
            while (sorted[going - 1].length <= step) {
                going--;
            }
            starts[step + 1] = starts[step] + going;
        }
        return new PackedRows(rows, sorted, starts);
    }

    /** Rows of one length, without a mask. */
    static PackedRows full(int rows, int length) {
        int[] all = IntStream.range(0, length).toArray();
        int[][] places = new int[rows][];
        Arrays.fill(places, all);
        return of(places);
    }

    /** Length of the longest row. */
    int steps() {
        return starts.length - 1;
    }

    /** Columns of all steps together. */
    int columns() {
        return starts[steps()];
    }

    /** The first column of a step; for {@link #steps()} the end. */
    int start(int step) {
        return starts[step];
    }

    /** How many rows are going at a step; 0 from the end on. */
    int going(int step) {
        return step < steps() ? starts[step + 1] - starts[step] : 0;
    }

    /**
     * Steps cut into runs of about so many columns, at least one step each: where each run begins, and the end of the last.
     *
     * @param columns beyond which the next run begins
     */
    int[] runs(int columns) {
        int[] bounds = new int[steps() + 1];
        int count = 0;
        for (int step = 0; step < steps(); step++) {
            if (count == 0 || starts[step + 1] - starts[bounds[count - 1]] > columns) {
                bounds[count++] = step;
            }
        }
        bounds[count++] = steps();
        return Arrays.copyOf(bounds, count);
    }

    /** All rows, empty ones too. */
    int size() {
        return rows.length;
    }

    /** Which row of the batch is the {@code index}-th here. */
    int row(int index) {
        return rows[index];
    }

    /** Where in its row the {@code index}-th row's step stands. */
    int place(int index, int step) {
        return places[index][step];
    }
}
