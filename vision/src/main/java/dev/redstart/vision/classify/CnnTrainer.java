package dev.redstart.vision.classify;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Images;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.vision.augment.Augmentation;
import dev.redstart.vision.image.Preprocessing;
import dev.redstart.vision.image.Preprocessing.Fit;
import java.util.function.Consumer;

/**
 * A convolutional network on pictures. Immutable.
 *
 * <p>Pictures of any sizes are brought to one: the architecture's, or {@code inputSize}, or what suits the data (its own up to 64 pixels, then 64,
 * 96 or 128). They are gray where all are gray, else in colour, with mean 0 and deviation 1 in each channel. A part of the rows is held out:
 * they say when to stop, and which temperature calibrates the probabilities.
 */
public final class CnnTrainer implements Trainer<Images, NetworkImageClassifier> {
    /**
     * @param architecture of the network
     * @param inputSize side of the square that the network sees, in pixels, 16 to 224; 0 to take what suits architecture and data
     * @param fit how pictures of other proportions become square
     * @param augmentation how pictures are changed in training
     * @param training of the network
     */
    public record Settings(
            Architecture architecture,
            int inputSize,
            Fit fit,
            Augmentation augmentation,
            NetworkTrainer.Settings training) {
        public Settings {
            if (inputSize != 0 && (inputSize < Architecture.SMALLEST_SIDE || inputSize > Architecture.LARGEST_SIDE)) {
                throw new IllegalArgumentException("inputSize must be 0 or from " + Architecture.SMALLEST_SIDE + " to "
                        + Architecture.LARGEST_SIDE + ", got " + inputSize);
            }
            if (architecture.side() != 0 && inputSize != 0 && inputSize != architecture.side()) {
                throw new IllegalArgumentException("inputSize of " + architecture.label() + " must be "
                        + architecture.side() + ", got " + inputSize);
            }
        }

        /** The default network for 6 epochs, without augmentation. */
        public static Settings defaults() {
            return of(Architecture.DEFAULT);
        }

        /** A network with the training that suits it. */
        public static Settings of(Architecture architecture) {
            return new Settings(architecture, 0, Fit.STRETCH, Augmentation.none(), architecture.training());
        }

        public Settings withArchitecture(Architecture value) {
            return new Settings(value, inputSize, fit, augmentation, training);
        }

        public Settings withInputSize(int value) {
            return new Settings(architecture, value, fit, augmentation, training);
        }

        public Settings withFit(Fit value) {
            return new Settings(architecture, inputSize, value, augmentation, training);
        }

        public Settings withAugmentation(Augmentation value) {
            return new Settings(architecture, inputSize, fit, value, training);
        }

        public Settings withTraining(NetworkTrainer.Settings value) {
            return new Settings(architecture, inputSize, fit, augmentation, value);
        }
    }

    private final CnnTraining training;

    private CnnTrainer(CnnTraining training) {
        this.training = training;
    }

    public CnnTrainer(Settings settings) {
        this(new CnnTraining(settings, null, null));
    }

    /**
     * The same, with someone who is given the state after each epoch but the last: write it down, and a training that is cancelled or killed
     * loses one epoch at most.
     */
    public CnnTrainer withCheckpoints(Consumer<Tensors> listener) {
        return new CnnTrainer(training.withCheckpoints(listener));
    }

    /**
     * The same, but {@link #train} goes on from a checkpoint and ends as if it had never stopped. It refuses one of other pictures, settings or
     * another seed with a {@link dev.redstart.common.model.ModelException}; only the number of epochs may have grown.
     */
    public CnnTrainer resuming(Tensors checkpoint) {
        return new CnnTrainer(training.resuming(checkpoint));
    }

    @Override
    public String name() {
        return "cnn";
    }

    @Override
    public Settings settings() {
        return training.settings();
    }

    /**
     * What these pictures will become: sides, channels and fit, without normalisation. For whoever decodes a data set before the training, perhaps to
     * leave unreadable pictures out; see {@link dev.redstart.vision.image.DecodedImages}.
     *
     * @throws dev.redstart.common.data.DataException if no picture can be read
     */
    public Preprocessing preprocessing(Images data) {
        return training.size(data);
    }

    /** What training on these pictures will take; tries some steps, which takes a moment. {@link #train} tells the same before it begins. */
    public TrainingCost cost(Images data, Run run) {
        return training.cost(data, run);
    }

    /**
     * Learns.
     *
     * @throws dev.redstart.common.data.DataException if all rows have one label, or a picture cannot be read
     * @throws dev.redstart.tensor.network.DivergedException if the loss becomes NaN or infinite
     * @throws java.util.concurrent.CancellationException if the run was cancelled
     */
    @Override
    public NetworkImageClassifier train(Images data, Run run) {
        return training.train(data, run);
    }
}
