package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.LinearImageClassifier;
import dev.redstart.vision.classify.NetworkImageClassifier;
import dev.redstart.vision.classify.OnnxImageClassifier;

/**
 * What each pixel adds on the straight way from a picture of nothing but the mean colour to the picture: the gradient along the way, times how far
 * the pixel goes. Sundararajan, Taly, Yan, Axiomatic Attribution for Deep Networks, ICML 2017; by the midpoint rule, channels added up.
 *
 * <p>For networks, heat is of the probability before calibration, and adds up to what it gains on the way, nearly. For linear models it is of the
 * label's logit, and exact.
 */
public record IntegratedGradients(Settings settings) implements ImageExplainer {
    /** @param steps places on the way, from 1 to 10,000 */
    public record Settings(int steps) {
        public Settings {
            if (steps < 1 || steps > 10_000) {
                throw new IllegalArgumentException("steps must be from 1 to 10000, got " + steps);
            }
        }

        public static Settings defaults() {
            return new Settings(32);
        }

        public Settings withSteps(int value) {
            return new Settings(value);
        }
    }

    private static final int BATCH = 16;

    @Override
    public String name() {
        return ImageExplainers.INTEGRATED_GRADIENTS;
    }

    @Override
    public ImageExplanation explain(ImageClassifier model, Pixels picture, String label) {
        LabelledPicture asked = new LabelledPicture(model, picture, label);
        float[] gradient =
                switch (model) {
                    case NetworkImageClassifier network -> meanGradient(network.network(), asked);
                    case LinearImageClassifier linear -> linear.weights(asked.label());
                    case OnnxImageClassifier foreign ->
                        throw new IllegalArgumentException(name()
                                + " explains models that were trained here; take occlusion or lime for other models");
                };
        return asked.explanation(heat(asked, gradient), name());
    }

    private float[] meanGradient(TrainedNetwork network, LabelledPicture asked) {
        float[] from = asked.empty();
        float[] to = asked.numbers();
        float[] mean = new float[to.length];
        for (int first = 0; first < settings.steps(); first += BATCH) {
            float[][] batch = new float[Math.min(BATCH, settings.steps() - first)][to.length];
            for (int at = 0; at < batch.length; at++) {
                float done = (first + at + 0.5f) / settings.steps();
                for (int number = 0; number < to.length; number++) {
                    batch[at][number] = from[number] + done * (to[number] - from[number]);
                }
            }
            Tensor gradients = network.inputGradient(asked.tensor(batch), asked.label());
            for (int number = 0; number < gradients.length(); number++) {
                mean[number % to.length] += gradients.flat(number) / settings.steps();
            }
        }
        return mean;
    }

    private static HeatMap heat(LabelledPicture asked, float[] gradient) {
        float[] from = asked.empty();
        float[] to = asked.numbers();
        float[] heat = new float[asked.width() * asked.height()];
        for (int number = 0; number < gradient.length; number++) {
            heat[number % heat.length] += (to[number] - from[number]) * gradient[number];
        }
        return new HeatMap(asked.width(), asked.height(), heat);
    }
}
