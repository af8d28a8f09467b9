package dev.redstart.app.server.images;

import dev.redstart.app.questions.PictureExplainer;
import dev.redstart.vision.explain.ImageExplainers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A picture whose label is to be explained. */
@Schema(name = "ExplainImageRequest", description = "A picture, and how its label is to be explained")
record ExplainRequest(
        @Schema(required = true, description = "The file in base64", examples = "iVBORw0KGgo...") @Nullable
        String image,

        @Schema(description = "The label to explain; the likeliest where it is left out", examples = "Sneaker")
        @Nullable
        String label,

        @Schema(
                description =
                        "grad-cam (networks), integrated-gradients (networks, linear models), occlusion, lime (any model). Where it is left "
                                + "out: grad-cam for networks, integrated-gradients for linear models, occlusion for imported ones",
                examples = "grad-cam")
        @Nullable
        String method) {
    /** The same explanation of the same question, whoever asks. */
    private static final long SEED = 0;

    PictureExplainer explainer() {
        return explainer(method, label);
    }

    /** Says what is wrong with the method, before a model is looked for. */
    static PictureExplainer explainer(@Nullable String method, @Nullable String label) {
        if (method != null && !ImageExplainers.names().contains(method)) {
            throw new IllegalArgumentException(
                    "method must be one of " + String.join(", ", ImageExplainers.names()) + ", got '" + method + "'");
        }
        return new PictureExplainer(method, label, SEED);
    }
}
