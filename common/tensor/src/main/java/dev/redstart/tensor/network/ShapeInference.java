package dev.redstart.tensor.network;

import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.InputShape.Tokens;
import dev.redstart.tensor.network.Shape.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What each layer of a network gives, or why it cannot take what it gets. */
final class ShapeInference {
    private ShapeInference() {}

    static void check(InputShape input, List<Layer> layers, Loss loss) {
        if (layers.isEmpty() || !(layers.getLast() instanceof Layer.Dense last)) {
            throw new IllegalArgumentException(
                    "the last layer must be Dense, got " + (layers.isEmpty() ? "none" : layers.getLast()));
        }
        if (!loss.takes(last.activation())) {
            throw new IllegalArgumentException("with " + loss + " the last layer's activation must be " + loss.usual()
                    + ", got " + last.activation());
        }
        if (loss == Loss.CROSS_ENTROPY && last.units() < 2) {
            throw new IllegalArgumentException(
                    "with " + loss + " the last layer needs a unit for each class, at least 2, got " + last.units());
        }
        shapes(input, layers);
    }

    static List<Shape> shapes(Shape input, List<Layer> layers) {
        List<Shape> shapes = new ArrayList<>();
        Shape shape = input;
        for (int position = 0; position < layers.size(); position++) {
            shape = after(layers.get(position), shape, position);
            shapes.add(shape);
        }
        return Collections.unmodifiableList(shapes);
    }

    private static Shape after(Layer layer, Shape shape, int position) {
        return switch (layer) {
            case Layer.Dense dense when shape instanceof Features -> new Features(dense.units());
            case Layer.Conv2d conv when shape instanceof Image image -> convolved(conv, image, position);
            case Layer.MaxPool2d pool
            when shape instanceof Image image -> pooled(image, pool.kernel(), pool.stride(), position);
            case Layer.AveragePool2d pool
            when shape instanceof Image image -> pooled(image, pool.kernel(), pool.stride(), position);
            case Layer.GlobalAveragePool pool when shape instanceof Image image -> new Features(image.channels());
            case Layer.Residual residual when shape instanceof Image image -> after(residual, image, position);
            case Layer.BatchNorm norm when shape instanceof Image || shape instanceof Features -> shape;
            case Layer.Flatten flatten when shape instanceof Image image -> new Features(sizeOf(image));
            case Layer.Dropout dropout when !(shape instanceof Tokens) -> shape;
            case Layer.Embedding embedding
            when shape instanceof Tokens tokens -> new Sequence(tokens.maxLength(), embedding.dimensions());
            case Layer.Lstm lstm when shape instanceof Sequence sequence -> after(lstm, sequence);
            case Layer.Conv1d conv
            when shape instanceof Sequence sequence -> new Sequence(sequence.maxLength(), conv.filters());
            case Layer.ParallelConv1d conv
            when shape instanceof Sequence sequence ->
                new Sequence(
                        sequence.maxLength(), conv.filters() * conv.kernels().size());
            case Layer.GlobalMaxPool1d pool
            when shape instanceof Sequence sequence -> new Features(sequence.channels());
            case Layer.ActivationLayer activation when takes(activation, shape) -> shape;
            default ->
                throw new IllegalArgumentException(
                        "layer " + position + ", " + layer + ", cannot take " + shape + remedy(layer, shape));
        };
    }

    private static Shape after(Layer.Lstm lstm, Sequence sequence) {
        int channels = lstm.bidirectional() ? 2 * lstm.units() : lstm.units();
        return lstm.returnSequences() ? new Sequence(sequence.maxLength(), channels) : new Features(channels);
    }

    private static Image after(Layer.Residual residual, Image image, int position) {
        Shape end;
        try {
            end = shapes(image, residual.body()).getLast();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in the body of layer " + position + ", " + e.getMessage(), e);
        }
        Shape beside = end instanceof Image
                ? ResidualWays.of(residual, image).shortcut().output()
                : image;
        if (!end.equals(beside)) {
            throw new IllegalArgumentException(
                    "the body of layer " + position + " gives " + end + ", which cannot be added to its shortcut's "
                            + beside + ": take Padding.SAME and no wider pooling");
        }
        return (Image) end;
    }

    private static boolean takes(Layer.ActivationLayer layer, Shape shape) {
        return shape instanceof Features || (!(shape instanceof Tokens) && layer.activation() != Activation.SOFTMAX);
    }

    private static String remedy(Layer layer, Shape shape) {
        if (shape instanceof Tokens) {
            return ": begin with Embedding";
        }
        if (layer instanceof Layer.Dense && shape instanceof Image) {
            return ": put Flatten or GlobalAveragePool before it";
        }
        if (layer instanceof Layer.Dense && shape instanceof Sequence) {
            return ": put GlobalMaxPool1d before it, or an Lstm that does not return sequences";
        }
        return "";
    }

    private static Image convolved(Layer.Conv2d conv, Image image, int position) {
        if (conv.padding() == Padding.VALID) {
            Image pooled = pooled(image, conv.kernel(), conv.stride(), position);
            return new Image(conv.filters(), pooled.height(), pooled.width());
        }
        return new Image(
                conv.filters(),
                Math.ceilDiv(image.height(), conv.stride()),
                Math.ceilDiv(image.width(), conv.stride()));
    }

    private static Image pooled(Image image, int kernel, int stride, int position) {
        if (kernel > image.height() || kernel > image.width()) {
            throw new IllegalArgumentException(
                    "layer " + position + " has windows of " + kernel + " x " + kernel + ", too large for " + image);
        }
        return new Image(
                image.channels(), (image.height() - kernel) / stride + 1, (image.width() - kernel) / stride + 1);
    }

    static int sizeOf(Image image) {
        return Math.multiplyExact(image.channels(), Math.multiplyExact(image.height(), image.width()));
    }
}
