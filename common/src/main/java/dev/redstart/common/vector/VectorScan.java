package dev.redstart.common.vector;

import java.util.Arrays;

/**
 * Float vectors laid out for the question "what is the inner product of this query with each of them?". Blocks of 32 vectors stand side by
 * side, so that the sums of 32 vectors grow in parallel and none has to be folded. Immutable.
 *
 * <p>A copy of the vectors: 4 bytes a float. One query reads all of it; four queries that are asked together share each read.
 */
public final class VectorScan {
    private static final int BLOCK = Kernel.BLOCK;
    private static final int QUERIES = Kernel.QUERIES;

    private final int rows;
    private final int dimensions;
    private final int wholeRows;
    private final float[] blocks;
    private final float[] lastBlock;

    private VectorScan(VectorTable table) {
        this.rows = table.rowCount();
        this.dimensions = table.dimensions();
        this.wholeRows = rows & -BLOCK;
        this.blocks = new float[Math.multiplyExact(wholeRows, dimensions)];
        this.lastBlock = new float[BLOCK * dimensions];
        for (int row = 0; row < rows; row++) {
            float[] target = row < wholeRows ? blocks : lastBlock;
            int first = (row < wholeRows ? row & -BLOCK : 0) * dimensions + row % BLOCK;
            for (int at = 0; at < dimensions; at++) {
                target[first + at * BLOCK] = table.get(row, at);
            }
        }
    }

    /** A copy of all rows of a table. */
    public static VectorScan of(VectorTable table) {
        return new VectorScan(table);
    }

    /**
     * The inner product of a query with every vector, each rounded as one chain of fused operations from the first float to the last.
     *
     * @param query as long as the vectors
     * @param scores one place a vector
     */
    public void scores(float[] query, float[] scores) {
        check(query, scores);
        Vectors.KERNEL.scan(blocks, dimensions, query, scores);
        if (wholeRows < rows) {
            float[] last = new float[BLOCK];
            Vectors.KERNEL.scan(lastBlock, dimensions, query, last);
            copyLast(last, scores);
        }
    }

    private void copyLast(float[] last, float[] scores) {
        System.arraycopy(last, 0, scores, wholeRows, rows - wholeRows);
    }

    /**
     * The same for several queries, to the same bits.
     *
     * @param scores {@code scores[q]} takes the inner products of {@code queries[q]}; more places than queries are left alone
     */
    public void scores(float[][] queries, float[][] scores) {
        int together = queries.length / QUERIES * QUERIES;
        for (int query = 0; query < together; query += QUERIES) {
            scoreFour(queries, scores, query);
        }
        for (int query = together; query < queries.length; query++) {
            scores(queries[query], scores[query]);
        }
    }

    private void scoreFour(float[][] queries, float[][] scores, int first) {
        float[] packed = new float[QUERIES * dimensions];
        for (int query = 0; query < QUERIES; query++) {
            check(queries[first + query], scores[first + query]);
            System.arraycopy(queries[first + query], 0, packed, query * dimensions, dimensions);
        }
        Vectors.KERNEL.scanFour(blocks, dimensions, packed, Arrays.copyOfRange(scores, first, first + QUERIES));
        if (wholeRows < rows) {
            float[][] last = new float[QUERIES][BLOCK];
            Vectors.KERNEL.scanFour(lastBlock, dimensions, packed, last);
            for (int query = 0; query < QUERIES; query++) {
                copyLast(last[query], scores[first + query]);
            }
        }
    }

    private void check(float[] query, float[] scores) {
        if (query.length != dimensions || scores.length != rows) {
            throw new IllegalArgumentException("a scan of " + rows + " vectors of " + dimensions
                    + " floats got a query of " + query.length + " and place for " + scores.length + " scores");
        }
    }
}
