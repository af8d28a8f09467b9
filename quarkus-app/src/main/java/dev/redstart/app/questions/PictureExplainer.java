package dev.redstart.app.questions;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.explain.ImageExplainers;
import dev.redstart.vision.explain.ImageExplanation;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants a picture's label explained.
 *
 * @param method one of {@link ImageExplainers#names()}; {@code null} for the usual one of the model
 * @param label {@code null} for the likeliest
 * @param seed of all chance
 */
public record PictureExplainer(
        @Nullable String method, @Nullable String label, long seed) {
    /** @throws IllegalArgumentException if the model has no such label, or the method cannot explain it */
    public ImageExplanation explain(ImageClassifier model, PictureQuestion question) {
        Pixels picture = question.pixels(model);
        String explained = label == null ? model.answer(picture).label() : label;
        return ImageExplainers.named(method == null ? ImageExplainers.usualFor(model) : method, seed)
                .explain(model, picture, explained);
    }
}
