package dev.redstart.vision.classify;

import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * The default network: a first convolution that halves the picture, residual blocks that halve it until it has {@value #SMALLEST} x {@value
 * #SMALLEST} places or fewer, and the mean over them (He et al., Deep Residual Learning for Image Recognition, CVPR 2016).
 */
final class ResidualLayers {
    static final int SMALLEST = 8;
    private static final int FIRST_FILTERS = 16;
    private static final int MOST_FILTERS = 128;
    /** Pictures beyond this side are halved by the first convolution as well as by the pooling behind it. */
    private static final int LARGE = 48;

    private ResidualLayers() {}

    static List<Layer> of(Image input) {
        int side = Math.max(input.height(), input.width());
        List<Layer> layers = new ArrayList<>();
        int stride = side > LARGE ? 2 : 1;
        layers.add(new Layer.Conv2d(FIRST_FILTERS, 3, stride, Padding.SAME, Activation.RELU));
        layers.add(ConvolutionLayers.pool());
        side = Math.ceilDiv(side, stride) / 2;
        int filters = 2 * FIRST_FILTERS;
        layers.add(block(filters, 1));
        while (side > SMALLEST) {
            side = Math.ceilDiv(side, 2);
            filters = Math.min(MOST_FILTERS, 2 * filters);
            layers.add(block(filters, 2));
        }
        layers.add(new Layer.GlobalAveragePool());
        return layers;
    }

    private static Layer block(int filters, int stride) {
        return Layer.Residual.of(
                convolution(filters, stride),
                new Layer.BatchNorm(),
                new Layer.ActivationLayer(Activation.RELU),
                convolution(filters, 1),
                new Layer.BatchNorm());
    }

    private static Layer convolution(int filters, int stride) {
        return new Layer.Conv2d(filters, 3, stride, Padding.SAME, Activation.IDENTITY);
    }
}
