package dev.redstart.nlp.explain;

import dev.redstart.common.explain.PartSets;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The linear model of words that agrees best with the classifier on texts like this one. Ribeiro, Singh, Guestrin, "Why Should I Trust You?", KDD
 * 2016, as the authors' LimeTextExplainer does it, but for two things: every occurrence of a word is a word of its own, and all words are kept.
 *
 * <p>Each sample leaves out a random number of random words. A sample with the share {@code s} of the words is at the cosine distance {@code d = 1 -
 * sqrt(s)} from the text and weighs {@code sqrt(exp(-d^2 / width^2))}. Weights are those of the ridge regression on which words are there, base
 * is its intercept; together they are near the probability, not equal to it.
 */
public record Lime(Settings settings, long seed) implements TextExplainer {
    /**
     * @param samples how many changed texts the model is asked about, from 10 to 1,000,000
     * @param kernelWidth how far from the text samples count, in cosine distance, above 0
     * @param ridge pulls weights to 0, above 0
     * @param limits what long texts are cut to
     */
    public record Settings(int samples, double kernelWidth, double ridge, TextLimits limits) {
        public Settings {
            if (samples < 10 || samples > 1_000_000) {
                throw new IllegalArgumentException("samples must be from 10 to 1000000, got " + samples);
            }
            checkPositive("kernelWidth", kernelWidth);
            checkPositive("ridge", ridge);
        }

        private static void checkPositive(String name, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be above 0, got " + value);
            }
        }

        public static Settings defaults() {
            return new Settings(1_000, 0.25, 1, TextLimits.defaults());
        }

        public Settings withSamples(int value) {
            return new Settings(value, kernelWidth, ridge, limits);
        }

        public Settings withKernelWidth(double value) {
            return new Settings(samples, value, ridge, limits);
        }

        public Settings withRidge(double value) {
            return new Settings(samples, kernelWidth, value, limits);
        }

        public Settings withLimits(TextLimits value) {
            return new Settings(samples, kernelWidth, ridge, value);
        }
    }

    @Override
    public String name() {
        return TextExplainers.LIME;
    }

    @Override
    public TextExplanation explain(TextClassifier model, String text, String label) {
        LabelledText labelled = new LabelledText(model, Words.of(text, settings.limits()), label);
        int words = labelled.words().size();
        if (words == 0) {
            return labelled.explanation(labelled.full(), new double[0], name());
        }
        double[] solution = labelled.gains(samples(labelled.words())).solveWithIntercept(settings.ridge());
        double base = labelled.empty() + solution[words];
        return labelled.explanation(base, Arrays.copyOf(solution, words), name());
    }

    /** Which words are kept, and what the sample weighs; the same sample drawn again weighs more. */
    private Map<BitSet, Double> samples(Words words) {
        RandomGenerator random = Run.seeded(seed).random("lime samples");
        Map<BitSet, Double> samples = new LinkedHashMap<>();
        samples.put(words.all(), 1.0);
        PartSets sets = new PartSets(words.size(), random);
        for (int sample = 1; sample < settings.samples(); sample++) {
            BitSet kept = sets.draw(random.nextInt(words.size()));
            samples.merge(kept, kernel(kept.cardinality() / (double) words.size()), Double::sum);
        }
        return samples;
    }

    private double kernel(double shareKept) {
        double distance = (1 - Math.sqrt(shareKept)) / settings.kernelWidth();
        return Math.exp(-distance * distance / 2);
    }
}
