package dev.redstart.nlp.classify;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.nlp.analysis.Token;
import java.util.List;

/**
 * Logistic regression on hashed words and word pairs, weighed by TF-IDF and scaled to length 1. Immutable and thread-safe.
 *
 * <p>The logit of a label is its bias plus the sum of what each feature of the text adds, so an answer can be explained exactly: {@link
 * #contributions}. Of two labels the first has the logit 0. A text without a known word is answered by the biases alone.
 */
public final class LinearTextClassifier implements TextClassifier {
    private final Vocabulary labels;
    private final TextFeatures features;
    private final FeatureTable table;
    private final float[] biases;
    private final TemperatureScaling calibration;

    /** @param biases by column of the table: one of two labels, else one for each label */
    LinearTextClassifier(
            Vocabulary labels,
            TextFeatures features,
            FeatureTable table,
            float[] biases,
            TemperatureScaling calibration) {
        if (labels.size() < 2 || biases.length != columns(labels) || table.columns() != biases.length) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels, but " + biases.length
                    + " biases and " + table.columns() + " columns of weights");
        }
        this.labels = labels;
        this.features = features;
        this.table = table;
        this.biases = biases.clone();
        this.calibration = calibration;
    }

    /** Columns of weights: of two labels the first needs none. */
    static int columns(Vocabulary labels) {
        return labels.size() == 2 ? 1 : labels.size();
    }

    @Override
    public Vocabulary labels() {
        return labels;
    }

    /** How the probabilities were calibrated. */
    public TemperatureScaling calibration() {
        return calibration;
    }

    @Override
    public float[] probabilities(String text) {
        return calibration.probabilities(logits(text));
    }

    /** The logit of each label, before calibration. */
    float[] logits(String text) {
        WordFeatures found = features.collector();
        features.words().tokens(text, found);
        float[] sums = new float[biases.length];
        float squares = 0;
        for (int place = 0; place < found.size(); place++) {
            int handle = table.find(found.bucket(place));
            if (handle != FeatureTable.UNKNOWN) {
                float value = TextFeatures.termFrequency(found.count(place)) * table.idf(handle);
                squares += value * value;
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += value * table.weight(handle, column);
                }
            }
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int column = 0; column < sums.length; column++) {
            sums[column] = biases[column] + scale * sums[column];
        }
        return sums.length == 1 ? new float[] {0, sums[0]} : sums;
    }

    /**
     * What each word of a text adds to the logit of a label, exactly. What a pair adds is shared by its two words; a feature that occurs several
     * times shares what it adds among its places.
     *
     * @param label a label number; of two labels what the second gains the first loses
     */
    public TextContributions contributions(String text, int label) {
        List<Token> tokens = features.words().tokens(text);
        WordFeatures found = features.collector();
        int[] wordHashes = new int[tokens.size()];
        for (int at = 0; at < wordHashes.length; at++) {
            char[] word = tokens.get(at).text().toCharArray();
            wordHashes[at] = WordFeatures.wordHash(word, 0, word.length);
            found.token(word, 0, word.length, 0, 0);
        }
        return new TextContributions(tokens, shares(wordHashes, found, label), bias(label), calibration.temperature());
    }

    private double bias(int label) {
        return biases.length > 1 ? biases[label] : label == 1 ? biases[0] : -biases[0];
    }

    private double[] shares(int[] wordHashes, WordFeatures found, int label) {
        double scale = scale(found);
        double[] shares = new double[wordHashes.length];
        for (int at = 0; at < shares.length; at++) {
            shares[at] += share(found, found.bucketOf(wordHashes[at]), label) * scale;
            if (features.wordPairs() && at > 0) {
                int pair = found.bucketOf(WordFeatures.pairHash(wordHashes[at - 1], wordHashes[at]));
                double half = share(found, pair, label) * scale / 2;
                shares[at - 1] += half;
                shares[at] += half;
            }
        }
        return shares;
    }

    private double scale(WordFeatures found) {
        double squares = 0;
        for (int place = 0; place < found.size(); place++) {
            int handle = table.find(found.bucket(place));
            double value = handle == FeatureTable.UNKNOWN
                    ? 0
                    : TextFeatures.termFrequency(found.count(place)) * table.idf(handle);
            squares += value * value;
        }
        return squares == 0 ? 0 : 1 / Math.sqrt(squares);
    }

    /** What one of the places of a feature adds, before the text is scaled. */
    private double share(WordFeatures found, int bucket, int label) {
        int handle = table.find(bucket);
        if (handle == FeatureTable.UNKNOWN) {
            return 0;
        }
        int count = found.countOf(bucket);
        double weight =
                table.columns() > 1 ? table.weight(handle, label) : table.weight(handle, 0) * (label == 1 ? 1 : -1);
        return TextFeatures.termFrequency(count) * table.idf(handle) * weight / count;
    }

    TextFeatures features() {
        return features;
    }

    FeatureTable table() {
        return table;
    }

    float[] biases() {
        return biases.clone();
    }
}
