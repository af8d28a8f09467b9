package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;

/**
 * The arithmetic between the matrix products, without checks. {@link PlainGates} is the definition; {@link VectorGates} gives the same bits,
 * so that a training is repeatable on every machine with one BLAS.
 *
 * <p>A row's gates are four blocks of {@code units} numbers in DL4J's order: candidate {@code g} (tanh), forget {@code f}, output {@code o} and
 * input {@code i} (sigmoid).
 */
interface GateKernel {
    /**
     * Where tanh is flat in float32, and the coefficients of its rational approximation below: odd over even powers of x. From Eigen
     * ({@code generic_fast_tanh_float}); off by less than 4e-7.
     */
    float FLAT = 7.905311f;

    float A1 = 0.0048935246f;
    float A3 = 6.3726195e-4f;
    float A5 = 1.48572235e-5f;
    float A7 = 5.1222973e-8f;
    float A9 = -8.604672e-11f;
    float A11 = 2.000188e-13f;
    float A13 = -2.7607684e-16f;
    float B0 = 0.004893525f;
    float B2 = 0.0022684347f;
    float B4 = 1.1853471e-4f;
    float B6 = 1.1982584e-6f;

    /** What it is, for a log or a benchmark: {@code Vector API, 512 bits}. */
    String description();

    /**
     * One row, one place forwards: {@code c = f * before + i * g, state = o tanh(c)}. Gates hold weighted sums without bias before, and the
     * gates' values after.
     */
    void forward(GateArrays arrays, RowPlace place);

    /**
     * One row, one place backwards. Gates hold the gates' values before, and the gradients of their weighted sums after; {@code
     * cellGradient} comes from the next place and goes to the one before.
     */
    void backward(GateArrays arrays, RowPlace place);

    /** {@code target[at..] *= factors[0..]}. */
    void multiply(Floats target, long at, Floats factors, int length);

    /** {@code sums[at..] += numbers[0..]}. */
    void add(Floats sums, long at, Floats numbers, int length);

    /** {@code sums[0..] += } each of so many columns, one after the other from {@code numbers[from]} on; {@code sums} is as long as a column. */
    void addColumns(Floats sums, Floats numbers, long from, int columns);

    /**
     * Adam's step: {@code mean = beta1 mean + (1 - beta1) g, square = beta2 square + (1 - beta2) g g, g = rate mean / (sqrt(square) + epsilon)}
     * for all gradients {@code g}.
     */
    void adam(Floats gradients, Floats means, Floats squares, FusedAdam.Rates rates);
}
