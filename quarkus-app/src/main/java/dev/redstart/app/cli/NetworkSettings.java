package dev.redstart.app.cli;

import dev.redstart.tensor.Device;
import dev.redstart.tensor.network.ClassWeights;
import dev.redstart.tensor.network.NetworkTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How networks learn, whatever they learn: the settings that they share, as options. */
final class NetworkSettings {
    /** Without a description where the linear model, which stands first in the help, has the setting too. */
    static final List<Setting<NetworkTrainer.Settings>> TRAINING = List.of(
            Setting.whole("epochs", "", NetworkTrainer.Settings::epochs, NetworkTrainer.Settings::withEpochs),
            Setting.whole(
                    "batch-size",
                    "Rows whose gradients are averaged",
                    NetworkTrainer.Settings::batchSize,
                    NetworkTrainer.Settings::withBatchSize),
            Setting.decimal(
                    "learning-rate",
                    "",
                    NetworkTrainer.Settings::learningRate,
                    NetworkTrainer.Settings::withLearningRate),
            Setting.whole(
                    "patience",
                    "Epochs without a lower validation loss after which to stop, with the best weights; 0 never",
                    NetworkTrainer.Settings::patience,
                    NetworkTrainer.Settings::withPatience),
            Setting.decimal(
                    "l2",
                    "Penalty on half the squared weights",
                    NetworkTrainer.Settings::l2,
                    NetworkTrainer.Settings::withL2),
            Setting.decimal(
                    "clip-norm",
                    "The longest that a layer's gradient may be; 0 for no limit",
                    NetworkTrainer.Settings::clipNorm,
                    NetworkTrainer.Settings::withClipNorm),
            classWeights(NetworkTrainer.Settings::classWeights, NetworkTrainer.Settings::withClassWeights),
            Setting.decimal(
                    "validation-share",
                    "",
                    NetworkTrainer.Settings::validationShare,
                    NetworkTrainer.Settings::withValidationShare),
            Setting.choice(
                    "device",
                    "Where a network trains",
                    Device.class,
                    NetworkTrainer.Settings::device,
                    NetworkTrainer.Settings::withDevice));

    private NetworkSettings() {}

    /** The words of {@link ClassWeights}. */
    private enum Weights {
        EQUAL,
        BALANCED;

        ClassWeights weights() {
            return switch (this) {
                case EQUAL -> ClassWeights.equal();
                case BALANCED -> ClassWeights.balanced();
            };
        }
    }

    /** What a row of each label counts. */
    static <S> Setting<S> classWeights(Function<S, Object> value, BiFunction<S, ClassWeights, S> with) {
        return Setting.choice(
                "class-weights",
                "Let every row count the same, or every label",
                Weights.class,
                value,
                (settings, word) -> with.apply(settings, word.weights()));
    }

    /** The settings of a part as those of the whole. */
    static <O, S> List<Setting<O>> within(
            List<Setting<S>> settings, Function<O, S> part, BiFunction<O, S, O> withPart) {
        return settings.stream().map(setting -> setting.within(part, withPart)).toList();
    }

    @SafeVarargs
    static <S> List<Setting<S>> all(List<Setting<S>>... parts) {
        List<Setting<S>> all = new ArrayList<>();
        for (List<Setting<S>> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
