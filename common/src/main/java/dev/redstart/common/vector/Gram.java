package dev.redstart.common.vector;

/** The sum of {@code v v'} over all rows {@code v} of a table: symmetric, one row and column a dimension. Immutable. */
public final class Gram {
    private final VectorTable values;
    private final VectorScan scan;

    private Gram(VectorTable values) {
        this.values = values;
        this.scan = VectorScan.of(values);
    }

    /** The Gram matrix of a table's rows. */
    public static Gram of(VectorTable table) {
        return new Gram(table.outerProducts());
    }

    public int size() {
        return values.dimensions();
    }

    public float get(int row, int column) {
        return values.get(row, column);
    }

    /** {@code product = this * vector}. */
    public void multiply(float[] vector, float[] product) {
        scan.scores(vector, product);
    }

    /** Copies a row to a place in an array. */
    void read(int row, float[] target, int from) {
        values.read(row, target, from);
    }
}
