package dev.redstart.tensor.network;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Device;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network by gradients over batches, and stops when the validation rows say so. Immutable. The same data, settings and seed give
 * the same weights, also when the training was interrupted and resumed; with more than one thread, only as far as the order of additions
 * allows.
 */
public final class NetworkTrainer {
    /**
     * @param learningRate above 0
     * @param l2 penalty on half the squared weights, at least 0; biases are free
     * @param clipNorm the longest that a layer's gradient may be, 0 for no limit
     * @param mixup {@code alpha} of mixup (Zhang et al. 2018), at least 0, 0 for none: each row is blended with another one of its batch,
     *     inputs and one-hot answers alike, by a share drawn from Beta(alpha, alpha) for each batch
     * @param batchSize rows whose gradients are averaged, at least 1
     * @param epochs passes over the training rows at most, at least 1
     * @param patience epochs without a lower validation loss after which to stop, and to go back to the best weights; 0 to do neither
     * @param validationShare of the training rows held out when no validation rows are given, 0 to below 1
     */
    public record Settings(
            Optimiser optimiser,
            double learningRate,
            Schedule schedule,
            double l2,
            double clipNorm,
            ClassWeights classWeights,
            double mixup,
            int batchSize,
            int epochs,
            int patience,
            double validationShare,
            Device device) {
        public Settings {
            Checks.positive("learningRate", learningRate);
            Checks.notNegative("l2", l2);
            Checks.notNegative("clipNorm", clipNorm);
            Checks.notNegative("mixup", mixup);
            Checks.atLeast("batchSize", batchSize, 1);
            Checks.atLeast("epochs", epochs, 1);
            Checks.atLeast("patience", patience, 0);
            Checks.share("validationShare", validationShare);
        }

        /** Adam at .001, batches of 32, up to 20 epochs, patience 3, a tenth held out; no penalty, no clipping, equal classes, no mixup. */
        public static Settings defaults() {
            return new Settings(
                    Optimiser.adam(),
                    1e-3,
                    Schedule.constant(),
                    0,
                    0,
                    ClassWeights.equal(),
                    0,
                    32,
                    20,
                    3,
                    0.1,
                    Device.AUTO);
        }

        public Settings withOptimiser(Optimiser value) {
            return new Settings(
                    value,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withLearningRate(double value) {
            return new Settings(
                    optimiser,
                    value,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withSchedule(Schedule value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    value,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withL2(double value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    value,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withClipNorm(double value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    value,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withClassWeights(ClassWeights value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    value,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withMixup(double value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    value,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withBatchSize(int value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    value,
                    epochs,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withEpochs(int value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    value,
                    patience,
                    validationShare,
                    device);
        }

        public Settings withPatience(int value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    value,
                    validationShare,
                    device);
        }

        public Settings withValidationShare(double value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    value,
                    device);
        }

        public Settings withDevice(Device value) {
            return new Settings(
                    optimiser,
                    learningRate,
                    schedule,
                    l2,
                    clipNorm,
                    classWeights,
                    mixup,
                    batchSize,
                    epochs,
                    patience,
                    validationShare,
                    value);
        }
    }

    private final NetworkSpec spec;
    private final Settings settings;
    private final @Nullable Consumer<Tensors> checkpoints;

    public NetworkTrainer(NetworkSpec spec, Settings settings) {
        this(spec, settings, null);
    }

    private NetworkTrainer(NetworkSpec spec, Settings settings, @Nullable Consumer<Tensors> checkpoints) {
        this.spec = spec;
        this.settings = settings;
        this.checkpoints = checkpoints;
    }

    /**
     * The same, with someone who is given the state after each epoch but the last, for {@link #resume}: write it down, and a training that is
     * cancelled or killed loses one epoch at most.
     */
    public NetworkTrainer withCheckpoints(Consumer<Tensors> listener) {
        return new NetworkTrainer(spec, settings, listener);
    }

    public NetworkSpec spec() {
        return spec;
    }

    public Settings settings() {
        return settings;
    }

    /** Trains on a part of the rows and validates on the rest, drawn by chance. */
    public TrainedNetwork train(NetworkData data, Run run) {
        ValidationSplit split = ValidationSplit.of(data, settings.validationShare(), run);
        return train(split.train(), split.validation(), run);
    }

    /**
     * Trains.
     *
     * @param validation rows that tell when to stop; without any, all epochs are run and the last weights kept
     * @throws DivergedException if the loss becomes NaN or infinite
     * @throws java.util.concurrent.CancellationException if the run was cancelled
     */
    public TrainedNetwork train(NetworkData train, NetworkData validation, Run run) {
        return new Training(spec, settings, run, checkpoints).train(train, validation);
    }

    /**
     * Goes on where a training stopped, and ends as if it had never stopped.
     *
     * @param state as a checkpoint or {@link TrainedNetwork#state()} gave it; with more epochs in the settings, the training gets longer
     * @throws dev.redstart.common.model.ModelException if the state belongs to another network or optimiser
     */
    public TrainedNetwork resume(Tensors state, NetworkData train, NetworkData validation, Run run) {
        return new Training(spec, settings, run, checkpoints).resume(state, train, validation);
    }
}
