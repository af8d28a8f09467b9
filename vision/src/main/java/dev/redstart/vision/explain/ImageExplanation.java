package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.Preprocessing;

/**
 * Why a model gives a picture a label with that probability.
 *
 * @param label the label explained, not always the likeliest
 * @param probability what the model gives the label, in [0,1]
 * @param heat what each place does for the label, over the picture as the model sees it, {@code preprocessing.width()} x {@code
 *     preprocessing.height()}; {@link ImageExplainers} says of each method what its numbers are
 * @param preprocessing how the model sees the picture
 * @param method the {@link ImageExplainer#name} of the method
 */
public record ImageExplanation(
        String label, double probability, HeatMap heat, Preprocessing preprocessing, String method) {
    /** The picture that was explained, dimmed to gray, with what speaks for the label in red and what speaks against it in blue. */
    public Pixels overlay(Pixels picture) {
        return new Overlay(picture, this).draw();
    }
}
