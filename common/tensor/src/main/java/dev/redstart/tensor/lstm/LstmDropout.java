package dev.redstart.tensor.lstm;

/**
 * What an LSTM forgets in training, as in Keras by default ({@code implementation=2}): for each row one draw, the same at all of its places and for
 * all four gates. Keras' {@code implementation=1} would draw anew for each gate. What stays is divided by the share that stays.
 *
 * @param inputs share of input features dropped, 0 to below 1
 * @param states share of the state's numbers dropped on their way into the next place, 0 to below 1
 */
public record LstmDropout(double inputs, double states) {
    public static final LstmDropout NONE = new LstmDropout(0, 0);

    public LstmDropout {
        check("inputs", inputs);
        check("states", states);
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, got " + share);
        }
    }

    boolean drops() {
        return inputs > 0 || states > 0;
    }
}
