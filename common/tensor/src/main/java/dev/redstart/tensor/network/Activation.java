package dev.redstart.tensor.network;

/** What a layer does to each of its sums. */
public enum Activation {
    IDENTITY,
    /** {@code max(0, x)}. */
    RELU,
    /** {@code x} if positive, else {@code 0.01 x}. */
    LEAKY_RELU,
    /** {@code x} if positive, else {@code exp(x) - 1}. */
    ELU,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    TANH,
    /** {@code exp(x)} divided by the sum of it over a row. */
    SOFTMAX
}
