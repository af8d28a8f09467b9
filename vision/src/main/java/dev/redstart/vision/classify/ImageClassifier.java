package dev.redstart.vision.classify;

import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.tensor.Tensor;
import dev.redstart.vision.image.Preprocessing;
import java.util.List;

/**
 * Says how likely each label is for a picture. Immutable and thread-safe; a picture of any size will do, gray or in colour: {@link
 * #preprocessing()} makes it what the model takes.
 */
public sealed interface ImageClassifier extends Model<Pixels, Classification>
        permits NetworkImageClassifier, LinearImageClassifier, OnnxImageClassifier {
    /** The labels that it can give. */
    Vocabulary labels();

    /** What becomes of a picture before the model sees it. */
    Preprocessing preprocessing();

    /**
     * The probability of each label, by its number in {@link #labels()}, for pictures that are prepared already; each row adds up to 1.
     *
     * @param inputs [rows, channels, height, width], as {@link #preprocessing()} makes them
     */
    float[][] probabilities(Tensor inputs);

    /**
     * What the model knows of each prepared picture before it decides for labels: the last hidden layer; of a linear model, its inputs.
     * Pictures that look alike to the model have vectors of nearly one direction.
     *
     * @param inputs see {@link #probabilities(Tensor)}
     * @throws IllegalArgumentException if the model does not tell; that may be so with an ONNX graph from elsewhere
     */
    float[][] embeddings(Tensor inputs);

    /** The probability of each label, by its number in {@link #labels()}; they add up to 1. */
    default float[] probabilities(Pixels picture) {
        return probabilities(List.of(picture))[0];
    }

    /** The same for several pictures, one row each. A network answers a batch faster than one picture after the other. */
    default float[][] probabilities(List<Pixels> pictures) {
        return probabilities(PreparedPictures.tensor(preprocessing(), pictures));
    }

    /** See {@link #embeddings(Tensor)}. */
    default float[] embedding(Pixels picture) {
        return embeddings(List.of(picture))[0];
    }

    /** See {@link #embeddings(Tensor)}. */
    default float[][] embeddings(List<Pixels> pictures) {
        return embeddings(PreparedPictures.tensor(preprocessing(), pictures));
    }

    @Override
    default Classification answer(Pixels picture) {
        return classification(probabilities(picture));
    }

    /** The answer that probabilities by label amount to. */
    default Classification classification(float[] probabilities) {
        return Classification.of(labels().ids(), probabilities);
    }
}
