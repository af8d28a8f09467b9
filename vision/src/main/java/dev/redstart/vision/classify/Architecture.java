package dev.redstart.vision.classify;

import dev.redstart.common.data.Pixels;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.network.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A named network. The three {@code seed} networks are convolutions of 3 x 3 pixels with ReLU, 2 x 2 max pooling and two dense layers, as Keras'
 * tutorials have them: windows do not reach over the edge.
 */
public enum Architecture {
    /**
     * A small residual network with batch normalisation and global average pooling, for pictures from 16 x 16 to 224 x 224 of any channels;
     * see {@link ResidualLayers}.
     */
    DEFAULT(0, 0) {
        @Override
        List<Layer> body(Image input) {
            return ResidualLayers.of(input);
        }
    },
    /** Two convolutions of 5 x 5 pixels with 20 and 50 filters, and 500 hidden units (LeCun et al. 1998, in Caffe's form), for any pictures. */
    LENET(0, 0) {
        @Override
        List<Layer> body(Image input) {
            return List.of(
                    ConvolutionLayers.window(20, 5),
                    ConvolutionLayers.pool(),
                    ConvolutionLayers.window(50, 5),
                    ConvolutionLayers.pool(),
                    new Layer.Flatten(),
                    new Layer.Dense(500, Activation.RELU));
        }
    },
    /** 28 x 28 gray: 32, 64 and 64 filters, 64 hidden units. */
    SEED28(28, Pixels.GRAY) {
        @Override
        List<Layer> body(Image input) {
            return List.of(
                    ConvolutionLayers.window(32, 3),
                    ConvolutionLayers.pool(),
                    ConvolutionLayers.window(64, 3),
                    ConvolutionLayers.pool(),
                    ConvolutionLayers.window(64, 3),
                    new Layer.Flatten(),
                    new Layer.Dense(64, Activation.RELU));
        }
    },
    /** 224 x 224 gray: 32, 64 and 128 filters, 128 hidden units. */
    SEED224_GRAY(224, Pixels.GRAY) {
        @Override
        List<Layer> body(Image input) {
            return ConvolutionLayers.pooledThrice(128);
        }
    },
    /** 224 x 224 in colour: 32, 64 and 128 filters, 1,024 hidden units. */
    SEED224_RGB(224, Pixels.RGB) {
        @Override
        List<Layer> body(Image input) {
            return ConvolutionLayers.pooledThrice(1024);
        }
    };

    /** Smaller pictures are enlarged: the networks halve them again and again. */
    static final int SMALLEST_SIDE = 16;

    /** Larger pictures would train for days on a CPU. */
    static final int LARGEST_SIDE = 224;

    private final int side;
    private final int channels;

    Architecture(int side, int channels) {
        this.side = side;
        this.channels = channels;
    }

    /** The layers between picture and answer. */
    abstract List<Layer> body(Image input);

    /** The training that suits it; validation rows decide when to stop. */
    NetworkTrainer.Settings training() {
        NetworkTrainer.Settings usual =
                NetworkTrainer.Settings.defaults().withEpochs(6).withSchedule(Schedule.warmUp(1, Schedule.cosine()));
        return switch (this) {
            case DEFAULT -> usual.withLearningRate(5e-3);
            case LENET, SEED28 -> usual.withBatchSize(64).withLearningRate(2e-3);
            case SEED224_GRAY, SEED224_RGB -> usual.withBatchSize(16).withLearningRate(3e-4);
        };
    }

    /** As the command line says it: {@code seed224-gray}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every {@link #label()}. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Architecture::label).toList();
    }

    /** @throws IllegalArgumentException if there is none of that name; the message names those that there are */
    public static Architecture named(String label) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "architecture must be one of " + String.join(", ", labels()) + ", got '" + label + "'"));
    }

    /** The side of its pictures in pixels; 0 if it takes any. */
    public int side() {
        return side;
    }

    /** The channels of its pictures; 0 if it takes any. */
    public int channels() {
        return channels;
    }

    /** The whole network: a softmax over the labels behind the other layers. */
    public NetworkSpec spec(Image input, int labels) {
        List<Layer> layers = new ArrayList<>(body(input));
        layers.add(new Layer.Dense(labels, Activation.SOFTMAX));
        return new NetworkSpec(input, layers, Loss.CROSS_ENTROPY);
    }
}
