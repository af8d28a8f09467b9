package dev.redstart.nlp.classify;

import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.nlp.analysis.TextVocabulary;
import dev.redstart.tensor.Tensor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vectors that a network's words begin with: pretrained ones, or small random ones where a word has none. */
final class FirstVectors {
    private static final Logger LOG = LoggerFactory.getLogger(FirstVectors.class);
    private static final float RANGE = 0.05f;

    private FirstVectors() {}

    /** By word number, [words, dimensions]. */
    static Tensor of(TextVocabulary words, WordVectors vectors, Run run) {
        int dimensions = vectors.dimensions();
        float[] numbers = new float[Math.multiplyExact(words.size(), dimensions)];
        RandomGenerator random = run.random("vectors of words without one");
        int found = 0;
        for (int id = 0; id < words.size(); id++) {
            if (id >= TextVocabulary.FIRST_WORD && vectors.has(words.word(id))) {
                System.arraycopy(vectors.vector(words.word(id)), 0, numbers, id * dimensions, dimensions);
                found++;
            } else {
                for (int at = id * dimensions; at < (id + 1) * dimensions; at++) {
                    numbers[at] = random.nextFloat(-RANGE, RANGE);
                }
            }
        }
        LOG.info(
                "{} of {} words begin with a vector of {}",
                found,
                words.size(),
                vectors.source().name());
        return Tensor.of(numbers, words.size(), dimensions);
    }
}
