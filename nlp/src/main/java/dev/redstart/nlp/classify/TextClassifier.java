package dev.redstart.nlp.classify;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import java.util.List;

/** Says how likely each label is for a text. Immutable and thread-safe; any text will do, an empty one too. */
public interface TextClassifier extends Model<String, Classification> {
    /** The labels that it can give. */
    Vocabulary labels();

    /** The probability of each label, by its number in {@link #labels()}; they add up to 1. */
    float[] probabilities(String text);

    /** The same for several texts, one row each. A network answers a batch faster than one text after the other. */
    default float[][] probabilities(List<String> texts) {
        return texts.stream().map(this::probabilities).toArray(float[][]::new);
    }

    @Override
    default Classification answer(String text) {
        return classification(probabilities(text));
    }

    /** The answer that probabilities by label amount to. */
    default Classification classification(float[] probabilities) {
        return Classification.of(labels().ids(), probabilities);
    }
}
