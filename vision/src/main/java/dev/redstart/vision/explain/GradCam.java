package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.ActivationGradient;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.NetworkImageClassifier;

/**
 * Where the last convolution finds what speaks for a label: its channels, each weighed by the mean gradient of the label's logit, added up; what is
 * below 0 is left out. Selvaraju et al., Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, ICCV 2017.
 *
 * <p>As coarse as that layer, 3 x 3 to 26 x 26 places, and interpolated. Only for networks that were trained here.
 */
public record GradCam() implements ImageExplainer {
    @Override
    public String name() {
        return ImageExplainers.GRAD_CAM;
    }

    @Override
    public ImageExplanation explain(ImageClassifier model, Pixels picture, String label) {
        LabelledPicture asked = new LabelledPicture(model, picture, label);
        if (!(model instanceof NetworkImageClassifier classifier)) {
            throw new IllegalArgumentException(
                    name() + " explains networks that were trained here; take occlusion or lime for other models");
        }
        TrainedNetwork network = classifier.network();
        ActivationGradient found = network.activationGradient(
                asked.tensor(asked.numbers()), lastConvolution(network.spec()), asked.label());
        return asked.explanation(heat(found.activations(), found.gradient()), name());
    }

    /** The last layer that gives an image and looks at more than one window. */
    private static int lastConvolution(NetworkSpec spec) {
        for (int layer = spec.layers().size() - 1; layer >= 0; layer--) {
            boolean pooling = spec.layers().get(layer) instanceof Layer.MaxPool2d
                    || spec.layers().get(layer) instanceof Layer.AveragePool2d;
            if (spec.shapes().get(layer) instanceof Image && !pooling) {
                return layer;
            }
        }
        throw new IllegalArgumentException("the network has no convolution, so grad-cam has nothing to look at");
    }

    private static HeatMap heat(Tensor activations, Tensor gradient) {
        int channels = activations.size(1);
        int height = activations.size(2);
        int width = activations.size(3);
        int places = height * width;
        float[] sums = new float[places];
        for (int channel = 0; channel < channels; channel++) {
            double weight = 0;
            for (int place = 0; place < places; place++) {
                weight += gradient.flat(channel * places + place);
            }
            for (int place = 0; place < places; place++) {
                sums[place] += (float) (weight / places) * activations.flat(channel * places + place);
            }
        }
        for (int place = 0; place < places; place++) {
            sums[place] = Math.max(0, sums[place]);
        }
        return new HeatMap(width, height, sums);
    }
}
