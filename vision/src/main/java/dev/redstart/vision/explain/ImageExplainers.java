package dev.redstart.vision.explain;

import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.LinearImageClassifier;
import dev.redstart.vision.classify.NetworkImageClassifier;
import dev.redstart.vision.classify.OnnxImageClassifier;
import java.util.List;

/**
 * The explainers by name:
 *
 * <table>
 * <caption>Explainers</caption>
 * <tr><th>name</th><th>for</th><th>heat is</th><th>questions to the model</th></tr>
 * <tr><td>{@code grad-cam}</td><td>networks trained here</td><td>at least 0, without a unit</td><td>one, with its gradient</td></tr>
 * <tr><td>{@code integrated-gradients}</td><td>networks and linear models trained here</td><td>probability, or of a linear model log-odds;
 * adds up to the difference between the picture and its mean colour</td><td>32, with their gradients; none for a linear model</td></tr>
 * <tr><td>{@code occlusion}</td><td>any</td><td>log-odds lost where a window hides the place</td><td>about 200</td></tr>
 * <tr><td>{@code lime}</td><td>any</td><td>probability that each of 7 x 7 cells adds</td><td>500</td></tr>
 * </table>
 *
 * <p>What is hidden takes the picture's mean colour. The picture is explained as the model sees it, so in the model's size.
 */
public final class ImageExplainers {
    static final String GRAD_CAM = "grad-cam";
    static final String INTEGRATED_GRADIENTS = "integrated-gradients";
    static final String OCCLUSION = "occlusion";
    static final String LIME = "lime";

    private static final List<String> NAMES = List.of(GRAD_CAM, INTEGRATED_GRADIENTS, OCCLUSION, LIME);

    private ImageExplainers() {}

    /** Every name that {@link #named} knows. */
    public static List<String> names() {
        return NAMES;
    }

    /** The name of the quickest good method for a model. */
    public static String usualFor(ImageClassifier model) {
        return switch (model) {
            case NetworkImageClassifier network -> GRAD_CAM;
            case LinearImageClassifier linear -> INTEGRATED_GRADIENTS;
            case OnnxImageClassifier foreign -> OCCLUSION;
        };
    }

    /**
     * An explainer with its default settings.
     *
     * @param seed the only source of chance; {@code lime} needs it
     * @throws IllegalArgumentException if there is no such explainer; the message names those that there are
     */
    public static ImageExplainer named(String name, long seed) {
        return switch (name) {
            case GRAD_CAM -> new GradCam();
            case INTEGRATED_GRADIENTS -> new IntegratedGradients(IntegratedGradients.Settings.defaults());
            case OCCLUSION -> new Occlusion(Occlusion.Settings.defaults());
            case LIME -> new Lime(Lime.Settings.defaults(), seed);
            default ->
                throw new IllegalArgumentException(
                        "explainer must be one of " + String.join(", ", NAMES) + ", got '" + name + "'");
        };
    }
}
