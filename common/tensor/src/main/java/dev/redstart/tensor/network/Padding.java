package dev.redstart.tensor.network;

/** What a convolution does at the border. */
public enum Padding {
    /** Zeros around the image: the output is as large as the input, divided by the stride and rounded up. An odd zero goes to the end. */
    SAME,
    /** No zeros: the window stays inside. */
    VALID
}
