package dev.redstart.tensor.network;

/** One row of the data, as a network takes it. */
public sealed interface InputShape extends Shape {
    /** Numbers by channel, row and column. */
    record Image(int channels, int height, int width) implements InputShape {
        public Image {
            Checks.atLeast("channels", channels, 1);
            Checks.atLeast("height", height, 1);
            Checks.atLeast("width", width, 1);
        }

        @Override
        public String toString() {
            return "image " + channels + " x " + height + " x " + width;
        }
    }

    /** So many numbers without an order. */
    record Features(int count) implements InputShape {
        public Features {
            Checks.atLeast("features", count, 1);
        }

        @Override
        public String toString() {
            return count + " features";
        }
    }

    /**
     * Numbers of words, in the order of the text; 0 is padding.
     *
     * @param maxLength words at most; what is longer is cut at the end
     */
    record Tokens(int maxLength) implements InputShape {
        public Tokens {
            Checks.atLeast("maxLength", maxLength, 1);
        }

        @Override
        public String toString() {
            return "up to " + maxLength + " tokens";
        }
    }

    static InputShape image(int channels, int height, int width) {
        return new Image(channels, height, width);
    }

    static InputShape features(int count) {
        return new Features(count);
    }

    static InputShape tokens(int maxLength) {
        return new Tokens(maxLength);
    }
}
