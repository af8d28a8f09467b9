package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;

/** Collects the neighbours of each row, from several threads, and makes one sparse matrix of them. */
final class NeighbourLists {
    private final int[][] neighbours;
    private final float[][] similarities;

    NeighbourLists(int rowCount) {
        neighbours = new int[rowCount][];
        similarities = new float[rowCount][];
    }

    /** Takes over what {@code best} holds; each row is set once. */
    void set(int row, Nearest best) {
        best.orderByCandidate();
        int[] rows = new int[best.size()];
        float[] values = new float[best.size()];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = best.candidate(at);
            values[at] = best.similarity(at);
        }
        neighbours[row] = rows;
        similarities[row] = values;
    }

    SparseMatrix matrix() {
        int[] starts = new int[neighbours.length + 1];
        for (int row = 0; row < neighbours.length; row++) {
            starts[row + 1] = Math.addExact(starts[row], neighbours[row].length);
        }
        int[] columns = new int[starts[neighbours.length]];
        float[] values = new float[columns.length];
        for (int row = 0; row < neighbours.length; row++) {
            System.arraycopy(neighbours[row], 0, columns, starts[row], neighbours[row].length);
            System.arraycopy(similarities[row], 0, values, starts[row], neighbours[row].length);
        }
        return SparseMatrix.of(neighbours.length, starts, columns, values);
    }
}
