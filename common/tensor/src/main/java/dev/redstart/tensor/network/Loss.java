package dev.redstart.tensor.network;

/** What training makes small. */
public enum Loss {
    /** {@code -log} of the right class's probability; the last layer is a softmax with one output a class. */
    CROSS_ENTROPY(Activation.SOFTMAX),
    /** Yes or no for each output on its own; the last layer is a sigmoid. One output is enough for two classes: it says how likely class 1 is. */
    BINARY_CROSS_ENTROPY(Activation.SIGMOID),
    /** The mean over the outputs of the squared error. */
    SQUARED_ERROR(Activation.IDENTITY);

    private final Activation usual;

    Loss(Activation usual) {
        this.usual = usual;
    }

    /** The last layer's activation that fits; a squared error takes any but softmax. */
    Activation usual() {
        return usual;
    }

    boolean takes(Activation activation) {
        return activation == usual || (this == SQUARED_ERROR && activation != Activation.SOFTMAX);
    }
}
