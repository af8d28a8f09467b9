package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;

/**
 * The arithmetic between the matrix products, without checks. {@link PlainKernel} is the definition; {@link VectorKernel} gives the same bits,
 * so that a training is repeatable on every machine with one BLAS.
 *
 * <p>A row is a pixel's channels; where rows are meant, the numbers by channel ({@code bias}, {@code sums}, ...) say how long one is.
 */
interface ImageKernel {
    /** {@code sums[to..] += numbers[from..]}. */
    void add(Floats sums, long to, Floats numbers, long from, int length);

    /** {@code row += bias} for each row from {@code at} on; if {@code rectified}, 0 instead of what is below it. */
    void addBias(Floats numbers, long at, Floats bias, int rows, boolean rectified);

    /** {@code to = max(from, 0)}. */
    void rectify(Floats from, Floats to);

    /** {@code to = gradient} where the answer is above 0, else 0. */
    void rectifyBack(Floats gradient, Floats answer, Floats to);

    /** {@code numbers[at..] *= factor}. */
    void multiply(Floats numbers, long at, float factor, int length);

    /**
     * The largest numbers of one window by channel.
     *
     * @param pixel where the window's first pixel is
     * @param to where the answer goes
     */
    void largest(Pooled pooled, long pixel, long to);

    /** Hands the gradients of {@link #largest} back, each to the first pixel that has the largest number. */
    void largestBack(Pooled pooled, Pooled gradients, long pixel, long to);

    /** {@code sums += row} for each row. */
    void addRows(Floats sums, Floats numbers, long at, int rows);

    /** {@code sums += (row - centre)^2} for each row. */
    void addSquares(Floats sums, Floats numbers, long at, Floats centre, int rows);

    /** {@code sums += gradient (row - centre)} for each row. */
    void addProducts(Floats sums, Floats gradients, Floats numbers, long at, Floats centre, int rows);

    /** {@code to = scale row + shift} for each row. */
    void scale(Floats numbers, Floats to, Floats scale, Floats shift);

    /** {@code to = gradientScale gradient + scale row + shift} for each row. */
    void scaleBoth(Floats gradients, Floats numbers, Floats to, Scales scales);

    /** What {@link #scaleBoth} multiplies with and adds, by channel. */
    record Scales(Floats gradientScale, Floats scale, Floats shift) {}
}
