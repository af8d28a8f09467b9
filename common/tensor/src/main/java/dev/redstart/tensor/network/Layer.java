package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a network, and its settings. Its trained numbers have names and shapes that each layer documents; {@link
 * TrainedNetwork#parameters()} knows them as {@code "2.weights"}, with the layer's position, from 0, in {@link NetworkSpec#layers()}.
 */
public sealed interface Layer {
    /**
     * Weighted sums of all inputs: {@code activation(x weights + bias)}. Takes a vector.
     *
     * <p>Parameters: {@code weights} [inputs, units], {@code bias} [units].
     */
    record Dense(int units, Activation activation) implements Layer {
        public Dense {
            Checks.atLeast("units", units, 1);
        }
    }

    /**
     * Square windows over an image, one number a window and filter (a cross-correlation, as everywhere in this field). Takes an image.
     *
     * <p>Parameters: {@code weights} [filters, channels, kernel, kernel], {@code bias} [filters].
     *
     * @param kernel side of the window
     * @param stride pixels from one window to the next
     */
    record Conv2d(int filters, int kernel, int stride, Padding padding, Activation activation) implements Layer {
        public Conv2d {
            Checks.atLeast("filters", filters, 1);
            Checks.atLeast("kernel", kernel, 1);
            Checks.atLeast("stride", stride, 1);
        }
    }

    /** The largest number of each square window and channel; no padding. Takes an image. */
    record MaxPool2d(int kernel, int stride) implements Layer {
        public MaxPool2d {
            Checks.atLeast("kernel", kernel, 1);
            Checks.atLeast("stride", stride, 1);
        }
    }

    /** The mean of each square window and channel; no padding. Takes an image. */
    record AveragePool2d(int kernel, int stride) implements Layer {
        public AveragePool2d {
            Checks.atLeast("kernel", kernel, 1);
            Checks.atLeast("stride", stride, 1);
        }
    }

    /** The mean of each channel: an image becomes a vector. */
    record GlobalAveragePool() implements Layer {}

    /**
     * Numbers centred and scaled by channel (Ioffe, Szegedy 2015): {@code gamma (x - mean) / sqrt(variance + 1e-5) + beta}; over the batch
     * in training, with running means (decay .9) in use. Takes an image or a vector.
     *
     * <p>Parameters: {@code gamma}, {@code beta}, {@code mean}, {@code variance}, each [channels].
     */
    record BatchNorm() implements Layer {}

    /**
     * Layers with a way around them (He et al. 2016, with projections where shapes differ, their option B): {@code relu(body(x) +
     * shortcut(x))}. The shortcut is {@code x} itself where the body gives the shape that it takes, else a window of one pixel, with the
     * stride of the whole body, and {@link BatchNorm}. Takes an image.
     *
     * <p>Parameters: those of the body's layers with their positions in it, from 0 ({@code 0.weights}), and where there is a projection
     * {@code shortcut.weights} [filters, channels, 1, 1], {@code shortcut.bias}, {@code shortcut.gamma}, {@code shortcut.beta}, {@code
     * shortcut.mean} and {@code shortcut.variance}, each [filters].
     *
     * @param body layers from image to image, at least one and none of them Residual; usually Conv2d, BatchNorm, ReLU, Conv2d, BatchNorm
     */
    record Residual(List<Layer> body) implements Layer {
        public Residual {
            body = List.copyOf(body);
            Checks.atLeast("number of layers in a residual body", body.size(), 1);
            if (body.stream().anyMatch(Residual.class::isInstance)) {
                throw new IllegalArgumentException("a residual body must not hold another one");
            }
        }

        /** As {@link #Residual(List)}. */
        public static Residual of(Layer... body) {
            return new Residual(List.of(body));
        }
    }

    /** An image as a vector, by channel, row and column. */
    record Flatten() implements Layer {}

    /**
     * Numbers set to 0 by chance in training, the others grown to keep the sum; nothing in use. Takes anything.
     *
     * @param rate share of numbers dropped, 0 to below 1
     */
    record Dropout(double rate) implements Layer {
        public Dropout {
            Checks.share("rate", rate);
        }
    }

    /**
     * A vector for each token. Takes tokens.
     *
     * <p>Parameters: {@code weights} [vocabularySize, dimensions]. Row 0, the padding, is never looked at.
     *
     * @param vocabularySize how many numbers there are, padding and unknown among them, at least 2
     * @param pretrained vectors to begin with, [vocabularySize, dimensions]; {@code null} for small random ones
     */
    record Embedding(
            int vocabularySize, int dimensions, @Nullable Tensor pretrained) implements Layer {
        public Embedding {
            Checks.atLeast("vocabularySize", vocabularySize, 2);
            Checks.atLeast("dimensions", dimensions, 1);
            if (pretrained != null
                    && !(pretrained.rank() == 2
                            && pretrained.size(0) == vocabularySize
                            && pretrained.size(1) == dimensions)) {
                throw new IllegalArgumentException(
                        "pretrained must have shape [" + vocabularySize + ", " + dimensions + "], got " + pretrained);
            }
        }

        public Embedding(int vocabularySize, int dimensions) {
            this(vocabularySize, dimensions, null);
        }
    }

    /**
     * Long short-term memory (Hochreiter, Schmidhuber 1997; with a forget gate, without peepholes). Takes a sequence; padding is passed
     * over, so the last state is that after the row's last token.
     *
     * <p>Parameters: {@code inputWeights} [channels, 4 units], {@code recurrentWeights} [units, 4 units], {@code bias} [4 units]; the four
     * blocks are candidate (tanh), forget, output and input gate (sigmoid), in this order. In both directions the names begin with {@code
     * forward.} and {@code backward.}.
     *
     * @param units numbers of one direction's state
     * @param returnSequences whether each place gets a state, or only the row: the last one
     * @param dropout share of input channels dropped in training, the same at every place of a row
     * @param recurrentDropout share of the state's numbers dropped in training on their way back, the same at every place of a row
     * @param bidirectional whether a second one reads backwards; its state is put behind the first one's
     */
    record Lstm(int units, boolean returnSequences, double dropout, double recurrentDropout, boolean bidirectional)
            implements Layer {
        public Lstm {
            Checks.atLeast("units", units, 1);
            Checks.share("dropout", dropout);
            Checks.share("recurrentDropout", recurrentDropout);
        }
    }

    /**
     * Windows over a sequence, with zeros around it: the output is as long as the input. Takes a sequence.
     *
     * <p>Parameters: {@code weights} [filters, channels, kernel], {@code bias} [filters]. Of an even kernel the middle is the number left of it.
     *
     * @param kernel places in a window
     */
    record Conv1d(int filters, int kernel, Activation activation) implements Layer {
        public Conv1d {
            Checks.atLeast("filters", filters, 1);
            Checks.atLeast("kernel", kernel, 1);
        }
    }

    /**
     * Windows of several widths over a sequence, side by side (Kim 2014). Takes a sequence.
     *
     * <p>Parameters as a {@link Conv1d} with the largest kernel and {@code filters} filters for each width, one width after the other:
     * {@code weights} [filters x kernels, channels, largest kernel], {@code bias} [filters x kernels]. A narrower window stands in the middle
     * of the largest, and what lies outside it is 0 and stays so.
     *
     * @param filters of each width
     * @param kernels widths, each once
     */
    record ParallelConv1d(int filters, List<Integer> kernels, Activation activation) implements Layer {
        public ParallelConv1d {
            Checks.atLeast("filters", filters, 1);
            kernels = List.copyOf(kernels);
            Checks.atLeast("number of kernels", kernels.size(), 1);
            kernels.forEach(kernel -> Checks.atLeast("kernel", kernel, 1));
            if (kernels.stream().distinct().count() < kernels.size()) {
                throw new IllegalArgumentException("kernels must differ, got " + kernels);
            }
        }
    }

    /** The largest number of each channel over a row's places: a sequence becomes a vector. Padding does not count. */
    record GlobalMaxPool1d() implements Layer {}

    /** An activation on its own. Takes anything but tokens; softmax needs a vector. */
    record ActivationLayer(Activation activation) implements Layer {}
}
