package dev.redstart.tensor.floats;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

/** The matrix products of the OpenBLAS that ND4J loads. */
public final class Blas {
    /** Multiplications up to which OpenBLAS, on a CPU with AVX-512, takes matrices as they lie; beyond, it copies them first. */
    private static final int SMALL = 1_000_000;

    private static final int ROUND = 16;

    private Blas() {}

    /**
     * A matrix inside an array, column by column.
     *
     * @param at where it begins
     * @param stride from one column to the next
     */
    public record Matrix(Floats numbers, long at, int stride, int rows, int columns) {
        public Matrix(Floats numbers, long at, int rows, int columns) {
            this(numbers, at, rows, rows, columns);
        }

        public Matrix rows(int from, int count) {
            return new Matrix(numbers, at + from, stride, count, columns);
        }

        public Matrix columns(int from, int count) {
            return new Matrix(numbers, at + (long) from * stride, stride, rows, count);
        }

        private org.bytedeco.javacpp.FloatPointer start() {
            return numbers.at(at);
        }
    }

    /** {@code c = a' b}. */
    public static void productOfTransposed(Matrix a, Matrix b, Matrix c) {
        cblas_sgemm(
                CblasColMajor,
                CblasTrans,
                CblasNoTrans,
                c.rows,
                c.columns,
                a.rows,
                1,
                a.start(),
                a.stride,
                b.start(),
                b.stride,
                0,
                c.start(),
                c.stride);
    }

    /** {@code c += a b'}. */
    public static void addProductWithTransposed(Matrix a, Matrix b, Matrix c) {
        cblas_sgemm(
                CblasColMajor,
                CblasNoTrans,
                CblasTrans,
                c.rows,
                c.columns,
                a.columns,
                1,
                a.start(),
                a.stride,
                b.start(),
                b.stride,
                1,
                c.start(),
                c.stride);
    }

    /** {@code c = a b + keep * c}. */
    public static void product(Matrix a, Matrix b, Matrix c, float keep) {
        cblas_sgemm(
                CblasColMajor,
                CblasNoTrans,
                CblasNoTrans,
                c.rows,
                c.columns,
                a.columns,
                1,
                a.start(),
                a.stride,
                b.start(),
                b.stride,
                keep,
                c.start(),
                c.stride);
    }

    /**
     * {@code c += a b} for a large {@code a} and few columns, in blocks of rows. Whole, OpenBLAS would copy all of {@code a} each time, which
     * takes two thirds as long as the product.
     */
    public static void addTallProduct(Matrix a, Matrix b, Matrix c) {
        int block = block(a.columns, b.columns);
        for (int row = 0; row < a.rows; row += block) {
            int count = Math.min(block, a.rows - row);
            product(a.rows(row, count), b, c.rows(row, count), 1);
        }
    }

    /** {@code c = a b} for few columns and many numbers in each, in blocks of these; see {@link #addTallProduct}. */
    public static void wideProduct(Matrix a, Matrix b, Matrix c) {
        int block = block(a.rows, b.columns);
        for (int column = 0; column < a.columns; column += block) {
            int count = Math.min(block, a.columns - column);
            product(a.columns(column, count), b.rows(column, count), c, column == 0 ? 0 : 1);
        }
    }

    private static int block(int side, int other) {
        long largest = SMALL / ((long) side * other);
        return (int) Math.max(8L * ROUND, largest - largest % ROUND);
    }
}
