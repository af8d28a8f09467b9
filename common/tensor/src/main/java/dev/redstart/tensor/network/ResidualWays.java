package dev.redstart.tensor.network;

import dev.redstart.tensor.network.InputShape.Image;
import java.util.List;

/**
 * The two ways through a {@link Layer.Residual}.
 *
 * @param shortcut without layers where the body gives the shape that it takes
 */
public record ResidualWays(Chain body, Chain shortcut) {
    /** What the shortcut's parameters are called. */
    public static final String SHORTCUT = "shortcut";

    public static ResidualWays of(Layer.Residual residual, Image input) {
        Image output = (Image) ShapeInference.shapes(input, residual.body()).getLast();
        return new ResidualWays(new Chain(input, residual.body()), new Chain(input, shortcut(residual, input, output)));
    }

    private static List<Layer> shortcut(Layer.Residual residual, Image input, Image output) {
        if (input.equals(output)) {
            return List.of();
        }
        int stride = residual.body().stream().mapToInt(ResidualWays::stride).reduce(1, Math::multiplyExact);
        return List.of(
                new Layer.Conv2d(output.channels(), 1, stride, Padding.VALID, Activation.IDENTITY),
                new Layer.BatchNorm());
    }

    private static int stride(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> conv.stride();
            case Layer.MaxPool2d pool -> pool.stride();
            case Layer.AveragePool2d pool -> pool.stride();
            default -> 1;
        };
    }

    /** What both ways give. */
    public Image output() {
        return (Image) body.output();
    }
}
