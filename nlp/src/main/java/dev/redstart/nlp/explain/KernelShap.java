package dev.redstart.nlp.explain;

import dev.redstart.common.explain.ShapleySets;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * Shapley values: a word's weight is what it adds to the probability, on average over all orders in which the words could arrive. KernelSHAP of
 * Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS 2017.
 *
 * <p>Base is the probability without any word; {@code base + sum of weights = probability}, up to rounding. The values are exact up to 11 words, and
 * for any number of words where at most two words act together; else they are estimates, which more samples sharpen.
 */
public record KernelShap(Settings settings, long seed) implements TextExplainer {
    /**
     * @param samples how many changed texts the model is asked about beyond two for each word, from 0 to 1,000,000
     * @param limits what long texts are cut to
     */
    public record Settings(int samples, TextLimits limits) {
        public Settings {
            if (samples < 0 || samples > 1_000_000) {
                throw new IllegalArgumentException("samples must be from 0 to 1000000, got " + samples);
            }
        }

        public static Settings defaults() {
            return new Settings(2_048, TextLimits.defaults());
        }

        public Settings withSamples(int value) {
            return new Settings(value, limits);
        }

        public Settings withLimits(TextLimits value) {
            return new Settings(samples, value);
        }
    }

    @Override
    public String name() {
        return TextExplainers.SHAP;
    }

    @Override
    public TextExplanation explain(TextClassifier model, String text, String label) {
        LabelledText labelled = new LabelledText(model, Words.of(text, settings.limits()), label);
        double gain = labelled.full() - labelled.empty();
        int words = labelled.words().size();
        double[] weights =
                words < 2 ? new double[] {gain} : labelled.gains(sets(words)).solveWithSum(gain);
        return labelled.explanation(labelled.empty(), Arrays.copyOf(weights, words), name());
    }

    private Map<BitSet, Double> sets(int words) {
        return new ShapleySets(words, Run.seeded(seed).random("shap sets")).upTo(2 * words + settings.samples());
    }
}
