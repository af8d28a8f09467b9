package dev.redstart.tensor.network;

/**
 * How well a network answers rows whose answers are known.
 *
 * @param loss mean over the rows; NaN without rows
 * @param accuracy share of rows, or of yes-or-no answers, that are right; NaN where nothing can be right, as with values
 */
record Fit(double loss, double accuracy) {
    private static final double SMALLEST = 1e-10;

    /** @param batchSize rows answered at once */
    static Fit of(Dl4jNetwork network, NetworkData rows, int batchSize, NetworkSpec spec, RowWeights weights) {
        double loss = 0;
        double right = 0;
        for (int from = 0; from < rows.size(); from += batchSize) {
            NetworkData part = rows.range(from, Math.min(rows.size(), from + batchSize));
            try (Batch batch = Batch.of(spec, part)) {
                float[] answers = network.output(batch);
                for (int row = 0; row < part.size(); row++) {
                    Answer answer = new Answer(spec, part, row, answers);
                    loss += weights.of(part, row) * answer.loss();
                    right += answer.right();
                }
            }
        }
        return new Fit(loss / rows.size(), right / rows.size());
    }

    /** One row's answer beside the right one. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this method
    private record Answer(NetworkSpec spec, NetworkData rows, int row, float[] answers) {
        private float said(int output) {
            return answers[row * spec.outputs() + output];
        }

        private float wanted(int output) {
            if (!rows.hasLabels()) {
                return rows.target(row, output);
            }
            int label = rows.label(row);
            return spec.outputs() == 1 ? label : label == output ? 1 : 0;
        }

        double loss() {
            double loss = 0;
            for (int output = 0; output < spec.outputs(); output++) {
                double said = said(output);
                double wanted = wanted(output);
                loss += switch (spec.loss()) {
                    case CROSS_ENTROPY -> -wanted * log(said);
                    case BINARY_CROSS_ENTROPY -> -wanted * log(said) - (1 - wanted) * log(1 - said);
                    case SQUARED_ERROR -> (said - wanted) * (said - wanted) / spec.outputs();
                };
            }
            return loss;
        }

        /** NaN stays NaN. */
        private static double log(double probability) {
            return Math.log(Math.max(probability, SMALLEST));
        }

        double right() {
            return switch (spec.loss()) {
                case CROSS_ENTROPY -> largest(false) == largest(true) ? 1 : 0;
                case BINARY_CROSS_ENTROPY -> shareOfSidesRight();
                case SQUARED_ERROR -> Double.NaN;
            };
        }

        private int largest(boolean ofWanted) {
            int best = 0;
            for (int output = 1; output < spec.outputs(); output++) {
                if (ofWanted ? wanted(output) > wanted(best) : said(output) > said(best)) {
                    best = output;
                }
            }
            return best;
        }

        private double shareOfSidesRight() {
            int right = 0;
            for (int output = 0; output < spec.outputs(); output++) {
                if (said(output) >= 0.5f == wanted(output) >= 0.5f) {
                    right++;
                }
            }
            return (double) right / spec.outputs();
        }
    }
}
