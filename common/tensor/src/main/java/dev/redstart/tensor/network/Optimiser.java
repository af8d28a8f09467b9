package dev.redstart.tensor.network;

/** How gradients change the weights. */
public sealed interface Optimiser {
    /** Plain steps against the gradient. */
    record Sgd() implements Optimiser {
        @Override
        public String toString() {
            return "sgd";
        }
    }

    /**
     * Steps that keep some of their speed (Nesterov's form).
     *
     * @param momentum share of the speed kept, 0 to below 1
     */
    record Momentum(double momentum) implements Optimiser {
        public Momentum {
            Checks.share("momentum", momentum);
        }

        @Override
        public String toString() {
            return "momentum(" + momentum + ")";
        }
    }

    /**
     * Steps scaled by running means of the gradient and its square (Kingma, Ba 2015); epsilon is 1e-8.
     *
     * @param beta1 share of the mean kept
     * @param beta2 share of the mean square kept
     */
    record Adam(double beta1, double beta2) implements Optimiser {
        public Adam {
            Checks.share("beta1", beta1);
            Checks.share("beta2", beta2);
        }

        @Override
        public String toString() {
            return "adam(" + beta1 + ", " + beta2 + ")";
        }
    }

    /**
     * Adam with weights that shrink by themselves (Loshchilov, Hutter 2019).
     *
     * @param decay share of each weight taken off in a step, times the learning rate; biases keep theirs
     */
    record AdamW(double beta1, double beta2, double decay) implements Optimiser {
        public AdamW {
            Checks.share("beta1", beta1);
            Checks.share("beta2", beta2);
            Checks.notNegative("decay", decay);
        }

        @Override
        public String toString() {
            return "adamw(" + beta1 + ", " + beta2 + ", " + decay + ")";
        }
    }

    static Optimiser sgd() {
        return new Sgd();
    }

    static Optimiser momentum(double momentum) {
        return new Momentum(momentum);
    }

    /** With beta1 .9 and beta2 .999. */
    static Optimiser adam() {
        return new Adam(0.9, 0.999);
    }

    /** With beta1 .9 and beta2 .999. */
    static Optimiser adamW(double decay) {
        return new AdamW(0.9, 0.999, decay);
    }
}
