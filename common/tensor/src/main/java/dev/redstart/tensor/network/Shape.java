package dev.redstart.tensor.network;

/** What flows between two layers, for one row of the data. */
public sealed interface Shape permits InputShape, Shape.Sequence {
    /**
     * A vector for each place of a sequence.
     *
     * @param maxLength places at most; a row may be shorter
     * @param channels numbers at each place
     */
    record Sequence(int maxLength, int channels) implements Shape {
        @Override
        public String toString() {
            return "sequence of up to " + maxLength + " x " + channels;
        }
    }
}
