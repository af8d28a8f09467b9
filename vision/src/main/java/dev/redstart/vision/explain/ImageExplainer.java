package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.classify.ImageClassifier;

/** Says which places of a picture speak for a label and which against it. Immutable and thread-safe; asked twice it answers the same. */
public interface ImageExplainer {
    /** The name by which {@link ImageExplainers#named} finds it. */
    String name();

    /** @throws IllegalArgumentException if the model has no such label, or the method cannot explain this model */
    ImageExplanation explain(ImageClassifier model, Pixels picture, String label);
}
