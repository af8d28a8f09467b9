package dev.redstart.nlp.explain;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.explain.LeastSquares;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** How likely a model finds one label of one text when only some of its words are there. Asks in batches; immutable. */
final class LabelledText {
    /** Enough to keep a network busy, few enough for texts of any length. */
    private static final int BATCH = 64;

    private final TextClassifier model;
    private final Words words;
    private final String label;
    private final int number;
    private final double empty;
    private final double full;

    LabelledText(TextClassifier model, Words words, String label) {
        this.model = model;
        this.words = words;
        this.label = label;
        this.number = number(model, label);
        double[] ends = probabilities(List.of(new BitSet(), words.all()));
        this.empty = ends[0];
        this.full = ends[1];
    }

    /** @throws IllegalArgumentException if the model has no such label; the message names those that it has */
    static int number(TextClassifier model, String label) {
        int number = model.labels().indexOf(label);
        if (number == Vocabulary.UNKNOWN) {
            throw new IllegalArgumentException(
                    "label must be one of " + String.join(", ", model.labels().ids()) + ", got '" + label + "'");
        }
        return number;
    }

    Words words() {
        return words;
    }

    /** The probability without any word. */
    double empty() {
        return empty;
    }

    /** The probability with all words. */
    double full() {
        return full;
    }

    /** The probability with each of these sets of words. */
    double[] probabilities(List<BitSet> kept) {
        double[] probabilities = new double[kept.size()];
        for (int from = 0; from < kept.size(); from += BATCH) {
            List<String> texts = new ArrayList<>(BATCH);
            for (BitSet set : kept.subList(from, Math.min(kept.size(), from + BATCH))) {
                texts.add(words.only(set));
            }
            float[][] rows = model.probabilities(texts);
            for (int row = 0; row < rows.length; row++) {
                probabilities[from + row] = rows[row][number];
            }
        }
        return probabilities;
    }

    /** What these sets of words, each with its weight, add to the probability without any word. */
    LeastSquares gains(Map<BitSet, Double> weights) {
        double[] probabilities = probabilities(List.copyOf(weights.keySet()));
        LeastSquares gains = new LeastSquares(words.size());
        int at = 0;
        for (Map.Entry<BitSet, Double> set : weights.entrySet()) {
            gains.add(set.getKey(), set.getValue(), probabilities[at++] - empty);
        }
        return gains;
    }

    TextExplanation explanation(double base, double[] weights, String method) {
        return new TextExplanation(label, base, full, words.weighed(weights), method);
    }
}
