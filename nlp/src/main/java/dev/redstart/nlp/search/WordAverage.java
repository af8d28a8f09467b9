package dev.redstart.nlp.search;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.nlp.analysis.Tokenizer;
import dev.redstart.nlp.analysis.Tokenizers;

/**
 * The sum of the vectors of a text's words, each as often as it occurs and weighted by its inverse document frequency {@code ln(1 + (N - n +
 * 0.5) / (n + 0.5))} in the searched documents, so that rare words say more. Words are those of the tokenizer {@code plain}; words without a
 * vector are left out.
 *
 * <p>Quick, and good at topics; blind to the order of words and to "not". Arora, Liang and Ma, A Simple but Tough-to-Beat Baseline for Sentence
 * Embeddings, 2017, weigh alike, by frequencies of a large corpus, and take off the first principal component, which this does not.
 */
public final class WordAverage implements SentenceEncoder {
    static final Tokenizer WORDS = Tokenizers.named(Tokenizers.PLAIN);

    private final String name;
    private final WordVectors vectors;
    private final String fingerprint;

    /** @param name by which whoever opens an index finds these vectors again: a catalogue name or a path */
    public WordAverage(String name, WordVectors vectors) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of word vectors must not be blank");
        }
        this.name = name;
        this.vectors = vectors;
        this.fingerprint = vectors.fingerprint();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public int dimensions() {
        return vectors.dimensions();
    }

    @Override
    public float[] encode(String text, WordFrequencies frequencies) {
        float[] sum = new float[vectors.dimensions()];
        WORDS.tokens(text, (buffer, from, to, start, end) -> {
            String word = new String(buffer, from, to - from);
            int index = vectors.words().indexOf(word);
            if (index != Vocabulary.UNKNOWN) {
                vectors.addTo(sum, weight(word, frequencies), index);
            }
        });
        return sum;
    }

    private static float weight(String word, WordFrequencies frequencies) {
        int with = frequencies.documentsWith(word);
        return (float) Math.log(1 + (frequencies.documents() - with + 0.5) / (with + 0.5));
    }
}
