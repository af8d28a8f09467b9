package dev.redstart.common.vector;

/**
 * The arithmetic of the hot loops, without checks. {@link PlainKernel} is the definition.
 *
 * <p>Both kernels round alike: products are fused ({@link Math#fma}), and sums run in {@value #LANES} fixed lanes that are folded in
 * halves. So a model has the same bits on every machine, in interpreted and in compiled code; the reductions of the Vector API promise
 * neither.
 */
interface Kernel {
    /** Partial sums of a dot product, and the multiple to which rows of a {@link VectorTable} are padded. */
    int LANES = 16;

    /** Vectors that stand side by side in a {@link VectorScan}. */
    int BLOCK = 32;

    /** Queries that share each read of a {@link VectorScan}. */
    int QUERIES = 4;

    /** What it is, for a log or a benchmark: {@code Vector API, 512 bits}. */
    String description();

    /**
     * Lane {@code l} sums the products at {@code l, l + 16, l + 32 ...} of all whole groups of 16; then lanes {@code l} and {@code l + 8} are
     * added, and so on to one sum, to which the products that are left are added one by one.
     */
    float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

    /** {@code y += scale * x}. */
    void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int length);

    /** {@code sum += scales[k] * row k} for one row after the other, where row {@code k} starts at {@code rows[k] * stride}. */
    void addRows(float[] values, int stride, int[] rows, float[] scales, float[] sum);

    /** {@code (x, y) = (keep * x + take * y, keep * y + take * x)}: the step of stochastic gradient descent on both factors at once. */
    void blend(float keep, float take, float[] x, int xFrom, float[] y, int yFrom, int length);

    /**
     * The inner products of a query with all vectors of as many whole blocks as {@code scores} has place for, each summed from the first float
     * to the last.
     */
    void scan(float[] blocks, int length, float[] query, float[] scores);

    /** {@link #scan} for {@value #QUERIES} queries that stand one after the other in {@code queries}. */
    void scanFour(float[] blocks, int length, float[] queries, float[][] scores);
}
