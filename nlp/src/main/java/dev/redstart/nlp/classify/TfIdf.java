package dev.redstart.nlp.classify;

import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Workers;
import dev.redstart.nlp.analysis.Tokenizer;
import java.util.Arrays;

/**
 * The training texts as sparse rows of length 1. Features are numbered by falling document frequency, so that the usual ones lie together.
 */
final class TfIdf {
    private static final int TEXTS_PER_PIECE = 256;
    /** Fewer texts keep features that occur once. */
    private static final int FEW_TEXTS = 1_000;

    private final int[][] features;
    private final float[][] values;
    private final int[] buckets;
    private final float[] idf;

    private TfIdf(int[][] features, float[][] values, int[] buckets, float[] idf) {
        this.features = features;
        this.values = values;
        this.buckets = buckets;
        this.idf = idf;
    }

    static TfIdf of(Documents data, LinearTextTrainer.Settings settings, Run run) {
        int[][] bucketsOfRow = new int[data.size()][];
        float[][] frequenciesOfRow = new float[data.size()][];
        collect(data, settings.features(), run, bucketsOfRow, frequenciesOfRow);
        run.progress("linear features", data.size(), data.size());

        int[] documents = documentFrequencies(bucketsOfRow, 1 << settings.bits());
        int least = data.size() < FEW_TEXTS ? 1 : settings.minDocuments();
        int[] buckets = frequentBuckets(documents, least);
        float[] idf = new float[buckets.length];
        int[] number = documents;
        for (int feature = 0; feature < buckets.length; feature++) {
            int bucket = buckets[feature];
            idf[feature] = (float) (Math.log((1.0 + data.size()) / (1 + documents[bucket])) + 1);
        }
        Arrays.fill(number, FeatureTable.UNKNOWN);
        for (int feature = 0; feature < buckets.length; feature++) {
            number[buckets[feature]] = feature;
        }
        for (int row = 0; row < data.size(); row++) {
            weigh(row, bucketsOfRow, frequenciesOfRow, number, idf);
        }
        return new TfIdf(bucketsOfRow, frequenciesOfRow, buckets, idf);
    }

    private static void collect(Documents data, TextFeatures how, Run run, int[][] buckets, float[][] frequencies) {
        Tokenizer words = how.words();
        try (Workers workers = Workers.of(run)) {
            workers.each((data.size() + TEXTS_PER_PIECE - 1) / TEXTS_PER_PIECE, piece -> {
                run.cancellation().check();
                int end = Math.min(data.size(), (piece + 1) * TEXTS_PER_PIECE);
                for (int row = piece * TEXTS_PER_PIECE; row < end; row++) {
                    WordFeatures found = how.collector();
                    words.tokens(data.text(row), found);
                    buckets[row] = found.buckets();
                    frequencies[row] = found.termFrequencies();
                }
            });
        }
    }

    private static int[] documentFrequencies(int[][] bucketsOfRow, int bucketCount) {
        int[] documents = new int[bucketCount];
        for (int[] row : bucketsOfRow) {
            for (int bucket : row) {
                documents[bucket]++;
            }
        }
        return documents;
    }

    /** By falling frequency; equally frequent ones by number. */
    private static int[] frequentBuckets(int[] documents, int least) {
        long[] keys = new long
                [(int) Arrays.stream(documents).filter(count -> count >= least).count()];
        int size = 0;
        for (int bucket = 0; bucket < documents.length; bucket++) {
            if (documents[bucket] >= least) {
                keys[size++] = (long) (Integer.MAX_VALUE - documents[bucket]) << 32 | bucket;
            }
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Makes a row's buckets features and its frequencies values, rare ones left out. */
    private static void weigh(int row, int[][] buckets, float[][] frequencies, int[] number, float[] idf) {
        int[] features = buckets[row];
        float[] values = frequencies[row];
        int kept = 0;
        float squares = 0;
        for (int place = 0; place < features.length; place++) {
            int feature = number[features[place]];
            if (feature != FeatureTable.UNKNOWN) {
                features[kept] = feature;
                values[kept] = values[place] * idf[feature];
                squares += values[kept] * values[kept];
                kept++;
            }
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int place = 0; place < kept; place++) {
            values[place] *= scale;
        }
        buckets[row] = Arrays.copyOf(features, kept);
        frequencies[row] = Arrays.copyOf(values, kept);
    }

    /** Different features. */
    int featureCount() {
        return buckets.length;
    }

    /** A row's features; for reading only. */
    int[] features(int row) {
        return features[row];
    }

    /** What each of them counts; for reading only. */
    float[] values(int row) {
        return values[row];
    }

    /** The features with the weights that they got. */
    FeatureTable table(LinearWeights weights) {
        return new FeatureTable(buckets, idf, weights.weights(), weights.columns());
    }
}
