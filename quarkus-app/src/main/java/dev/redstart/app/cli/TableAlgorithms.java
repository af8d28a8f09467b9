package dev.redstart.app.cli;

import dev.redstart.app.cli.Algorithm.Words;
import dev.redstart.common.data.Table;
import dev.redstart.common.train.Trainer;
import dev.redstart.tabular.LinearTableTrainer;
import dev.redstart.tabular.MlpTrainer;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.features.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Every algorithm of table classification with its settings: the linear model, and the networks by name. */
final class TableAlgorithms {
    private static final Algorithm<Trainer<Table, ? extends TableClassifier>> LINEAR = Algorithm.of(
            new Words("linear", "Logistic regression; the yardstick of every network.", true),
            LinearTableTrainer.Settings.defaults(),
            LinearTableTrainer::new,
            List.of(
                    Setting.decimal(
                            "l2",
                            "Penalty on half the squared weights; of linear in rows",
                            LinearTableTrainer.Settings::l2,
                            LinearTableTrainer.Settings::withL2),
                    Setting.whole(
                            "iterations",
                            "Steps of L-BFGS, at most",
                            LinearTableTrainer.Settings::iterations,
                            LinearTableTrainer.Settings::withIterations),
                    NetworkSettings.classWeights(
                            LinearTableTrainer.Settings::classWeights, LinearTableTrainer.Settings::withClassWeights),
                    Setting.choice(
                            "scaling",
                            "How numbers are brought to one size",
                            Scaling.class,
                            LinearTableTrainer.Settings::scaling,
                            LinearTableTrainer.Settings::withScaling),
                    Setting.whole(
                            "max-categories",
                            "Categories of a column, the most frequent ones",
                            LinearTableTrainer.Settings::maxCategories,
                            LinearTableTrainer.Settings::withMaxCategories),
                    Setting.decimal(
                            "validation-share",
                            "Part of the rows that calibrates the probabilities and tells networks when to stop, 0 to"
                                    + " 0.5",
                            LinearTableTrainer.Settings::validationShare,
                            LinearTableTrainer.Settings::withValidationShare)));

    private static final List<Setting<MlpTrainer.Settings>> NETWORK = List.of(
            new Setting<>(
                    "hidden",
                    "N,N,...",
                    "Units of each hidden layer",
                    settings -> settings.hidden().stream().map(String::valueOf).collect(Collectors.joining(",")),
                    (settings, typed) -> settings.withHidden(units(typed))),
            Setting.yesNo(
                    "batch-norm",
                    "Normalise hidden layers",
                    MlpTrainer.Settings::batchNorm,
                    MlpTrainer.Settings::withBatchNorm),
            Setting.decimal(
                    "dropout",
                    "Share of hidden numbers dropped in training, 0 to below 1",
                    MlpTrainer.Settings::dropout,
                    MlpTrainer.Settings::withDropout),
            Setting.decimal(
                    "learning-rate",
                    "Step size",
                    MlpTrainer.Settings::learningRate,
                    MlpTrainer.Settings::withLearningRate),
            Setting.decimal("l2", "", MlpTrainer.Settings::l2, MlpTrainer.Settings::withL2),
            Setting.whole(
                    "batch-size",
                    "Rows whose gradients are averaged",
                    MlpTrainer.Settings::batchSize,
                    MlpTrainer.Settings::withBatchSize),
            Setting.whole(
                    "epochs",
                    "Passes over the data, at most",
                    MlpTrainer.Settings::epochs,
                    MlpTrainer.Settings::withEpochs),
            Setting.whole(
                    "patience",
                    "Epochs without a lower validation loss after which to stop, with the best weights; 0 never",
                    MlpTrainer.Settings::patience,
                    MlpTrainer.Settings::withPatience),
            NetworkSettings.classWeights(MlpTrainer.Settings::classWeights, MlpTrainer.Settings::withClassWeights),
            Setting.choice(
                    "scaling", "", Scaling.class, MlpTrainer.Settings::scaling, MlpTrainer.Settings::withScaling),
            Setting.whole(
                    "max-categories", "", MlpTrainer.Settings::maxCategories, MlpTrainer.Settings::withMaxCategories),
            Setting.decimal(
                    "validation-share",
                    "",
                    MlpTrainer.Settings::validationShare,
                    MlpTrainer.Settings::withValidationShare));

    /** What {@code --model} can be. */
    static final ModelChoice<Trainer<Table, ? extends TableClassifier>> MODELS = models();

    private TableAlgorithms() {}

    private static ModelChoice<Trainer<Table, ? extends TableClassifier>> models() {
        List<Algorithm<Trainer<Table, ? extends TableClassifier>>> algorithms = new ArrayList<>();
        algorithms.add(LINEAR);
        for (String network : MlpTrainer.Settings.names()) {
            algorithms.add(network(network.equals("default") ? "mlp" : network, MlpTrainer.Settings.named(network)));
        }
        return new ModelChoice<>("table models", "A classifier of a table's rows.", algorithms, algorithms.get(1));
    }

    private static Algorithm<Trainer<Table, ? extends TableClassifier>> network(
            String word, MlpTrainer.Settings defaults) {
        return Algorithm.of(new Words(word, "A multilayer perceptron.", true), defaults, MlpTrainer::new, NETWORK);
    }

    private static List<Integer> units(String typed) {
        try {
            return Arrays.stream(typed.split(",")).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--hidden must be whole numbers such as 128,64, got '" + typed + "'", e);
        }
    }

    /** The linear model that a network has to beat: its defaults, but the numbers of the network. */
    static Trainer<Table, ? extends TableClassifier> baselineOf(MlpTrainer network) {
        MlpTrainer.Settings settings = network.settings();
        return new LinearTableTrainer(LinearTableTrainer.Settings.defaults()
                .withScaling(settings.scaling())
                .withMaxCategories(settings.maxCategories())
                .withValidationShare(settings.validationShare()));
    }
}
