package dev.redstart.tensor.network;

/** What becomes of the learning rate in the course of a training. */
public sealed interface Schedule {
    /**
     * What the learning rate is multiplied with.
     *
     * @param epoch how far the training is, in epochs and parts of one, from 0
     * @param epochs how many there are at most
     */
    double factor(double epoch, int epochs);

    /** It stays. */
    record Constant() implements Schedule {
        @Override
        public double factor(double epoch, int epochs) {
            return 1;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /** Multiplied by {@code factor} once in {@code every} epochs. */
    record Step(int every, double factor) implements Schedule {
        public Step {
            Checks.atLeast("every", every, 1);
            Checks.positive("factor", factor);
        }

        @Override
        public double factor(double epoch, int epochs) {
            return Math.pow(factor, Math.floor(epoch / every));
        }

        @Override
        public String toString() {
            return "step(" + every + ", " + factor + ")";
        }
    }

    /** Multiplied by {@code factor} in each epoch, evenly over its batches. */
    record Exponential(double factor) implements Schedule {
        public Exponential {
            Checks.positive("factor", factor);
        }

        @Override
        public double factor(double epoch, int epochs) {
            return Math.pow(factor, epoch);
        }

        @Override
        public String toString() {
            return "exponential(" + factor + ")";
        }
    }

    /** Half a cosine, from all to nothing at the last epoch (Loshchilov, Hutter 2017, without restarts). */
    record Cosine() implements Schedule {
        @Override
        public double factor(double epoch, int epochs) {
            return (1 + Math.cos(Math.PI * Math.min(1, epoch / epochs))) / 2;
        }

        @Override
        public String toString() {
            return "cosine";
        }
    }

    /** Rises evenly over the first {@code epochs} epochs, and then follows another one, which counts from the start too. */
    record WarmUp(double epochs, Schedule then) implements Schedule {
        public WarmUp {
            Checks.positive("epochs", epochs);
        }

        @Override
        public double factor(double epoch, int total) {
            // Not 0 at the start, or the first batch would be for nothing.
            return Math.min(1, (epoch + 0.01) / epochs) * then.factor(epoch, total);
        }

        @Override
        public String toString() {
            return "warm-up(" + epochs + ", " + then + ")";
        }
    }

    static Schedule constant() {
        return new Constant();
    }

    static Schedule step(int every, double factor) {
        return new Step(every, factor);
    }

    static Schedule exponential(double factor) {
        return new Exponential(factor);
    }

    static Schedule cosine() {
        return new Cosine();
    }

    static Schedule warmUp(double epochs, Schedule then) {
        return new WarmUp(epochs, then);
    }
}
