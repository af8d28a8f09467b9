package dev.redstart.tabular;

import dev.redstart.common.bundle.CheckpointMark;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.tabular.features.Scaling;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.ClassWeights;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A multilayer perceptron on the columns of a table: finds what columns say together, which {@link LinearTableTrainer}, its baseline, cannot.
 *
 * <p>A part of the rows is held out; it tells when to stop, and the temperature that calibrates the probabilities.
 */
public final class MlpTrainer implements Trainer<Table, NetworkTableClassifier> {
    /**
     * @param hidden units of each hidden layer (ReLU), at least 1; no layer makes a logistic regression
     * @param batchNorm whether each hidden layer is normalised before its activation
     * @param dropout share of hidden numbers dropped in training, 0 to below 1
     * @param learningRate of Adam, above 0
     * @param l2 penalty on half the squared weights, at least 0
     * @param batchSize rows whose gradients are averaged, at least 1
     * @param epochs passes over the rows at most, at least 1
     * @param patience epochs without a lower validation loss after which to stop; 0 to run all epochs
     * @param classWeights against labels of unequal frequency; anything but equal ones makes probabilities not those of the data
     * @param scaling of numeric columns
     * @param maxCategories of a column, the most frequent ones, at least 1
     * @param validationShare the part of the rows that is held out, from 0 to 0.5
     */
    public record Settings(
            List<Integer> hidden,
            boolean batchNorm,
            double dropout,
            double learningRate,
            double l2,
            int batchSize,
            int epochs,
            int patience,
            ClassWeights classWeights,
            Scaling scaling,
            int maxCategories,
            double validationShare) {
        /** The networks that have names, the default first: hidden layers, and whether they are normalised and dropped out. */
        private static final Map<String, Settings> NAMED = Map.of(
                "default", plain(128, 64).withBatchNorm(true).withDropout(0.3),
                "seed-64-64", plain(64, 64),
                "seed-1000-128-64", plain(128, 64));

        public Settings {
            hidden = List.copyOf(hidden);
            hidden.forEach(units -> SettingsCheck.atLeastOne("units of a hidden layer", units));
            SettingsCheck.notNegative("dropout", dropout);
            if (dropout >= 1) {
                throw new IllegalArgumentException("dropout must be below 1, got " + dropout);
            }
            if (!(learningRate > 0 && learningRate <= 10)) {
                throw new IllegalArgumentException("learningRate must be above 0 and at most 10, got " + learningRate);
            }
            SettingsCheck.notNegative("l2", l2);
            SettingsCheck.atLeastOne("batchSize", batchSize);
            SettingsCheck.atLeastOne("epochs", epochs);
            SettingsCheck.notNegative("patience", patience);
            SettingsCheck.atLeastOne("maxCategories", maxCategories);
            SettingsCheck.validationShare(validationShare);
        }

        private static Settings plain(int... hidden) {
            List<Integer> units = new ArrayList<>();
            for (int layer : hidden) {
                units.add(layer);
            }
            return new Settings(units, false, 0, 1e-3, 0, 64, 60, 10, ClassWeights.equal(), Scaling.AUTO, 100, 0.1);
        }

        public static Settings defaults() {
            return named("default");
        }

        /**
         * The settings of a network by its name:
         *
         * <ul>
         *   <li>{@code default}: hidden layers of 128 and 64 with batch norm and dropout
         *   <li>{@code seed-64-64}: two plain hidden layers of 64, drawn up for 32 features and 10 labels
         *   <li>{@code seed-1000-128-64}: plain hidden layers of 128 and 64, drawn up for 1,000 features and 10 labels
         * </ul>
         *
         * <p>Whatever a network was drawn up for, it takes as many features and labels as the table has.
         */
        public static Settings named(String network) {
            Settings settings = NAMED.get(network);
            if (settings == null) {
                throw new IllegalArgumentException(
                        "network must be one of " + String.join(", ", names()) + ", got '" + network + "'");
            }
            return settings;
        }

        /** Every name that {@link #named} knows. */
        public static List<String> names() {
            return List.of("default", "seed-64-64", "seed-1000-128-64");
        }

        public Settings withHidden(List<Integer> value) {
            return new Settings(
                    value,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withBatchNorm(boolean value) {
            return new Settings(
                    hidden,
                    value,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withDropout(double value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    value,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withLearningRate(double value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    value,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withL2(double value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    value,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withBatchSize(int value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    value,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withEpochs(int value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    value,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withPatience(int value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    value,
                    classWeights,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withClassWeights(ClassWeights value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    value,
                    scaling,
                    maxCategories,
                    validationShare);
        }

        public Settings withScaling(Scaling value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    value,
                    maxCategories,
                    validationShare);
        }

        public Settings withMaxCategories(int value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    value,
                    validationShare);
        }

        public Settings withValidationShare(double value) {
            return new Settings(
                    hidden,
                    batchNorm,
                    dropout,
                    learningRate,
                    l2,
                    batchSize,
                    epochs,
                    patience,
                    classWeights,
                    scaling,
                    maxCategories,
                    value);
        }

        NetworkTrainer.Settings training() {
            return NetworkTrainer.Settings.defaults()
                    .withLearningRate(learningRate)
                    .withL2(l2)
                    .withBatchSize(batchSize)
                    .withEpochs(epochs)
                    .withPatience(patience)
                    .withClassWeights(classWeights);
        }
    }

    private final Settings settings;
    private final @Nullable Consumer<Tensors> checkpoints;
    private final @Nullable Tensors resumed;

    public MlpTrainer(Settings settings) {
        this(settings, null, null);
    }

    private MlpTrainer(Settings settings, @Nullable Consumer<Tensors> checkpoints, @Nullable Tensors resumed) {
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.resumed = resumed;
    }

    /**
     * The same, with someone who is given the state after each epoch but the last: write it down, and a training that is cancelled or killed
     * loses one epoch at most.
     */
    public MlpTrainer withCheckpoints(Consumer<Tensors> listener) {
        return new MlpTrainer(settings, listener, resumed);
    }

    /**
     * The same, but {@link #train} goes on from a checkpoint and ends as if it had never stopped. It refuses one of other rows, settings or
     * another seed with a {@link dev.redstart.common.model.ModelException}; only the number of epochs may have grown.
     */
    public MlpTrainer resuming(Tensors checkpoint) {
        return new MlpTrainer(settings, checkpoints, checkpoint);
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    /**
     * Learns.
     *
     * @throws DataException if there is no label column, all rows have one label, or no column says anything
     * @throws dev.redstart.tensor.network.DivergedException if the loss becomes NaN or infinite
     * @throws java.util.concurrent.CancellationException if the run was cancelled
     */
    @Override
    public NetworkTableClassifier train(Table data, Run run) {
        TrainingTable.check(data);
        HeldOut rows = TrainingTable.split(data, settings.validationShare(), run);
        TrainingTable table = TrainingTable.of(data, settings.scaling(), settings.maxCategories(), rows);
        TrainedNetwork network = learn(table, run);
        NetworkTableClassifier raw =
                new NetworkTableClassifier(data.labels(), table.features(), network, TemperatureScaling.NONE);
        return new NetworkTableClassifier(data.labels(), table.features(), network, table.calibration(raw::logits));
    }

    private TrainedNetwork learn(TrainingTable table, Run run) {
        NetworkData numbers = NetworkData.of(Tensor.of(table.inputs())).labelled(table.labels());
        NetworkData train = numbers.select(table.rows().learned());
        NetworkData validation = numbers.select(table.rows().heldOut());
        NetworkTrainer trainer = new NetworkTrainer(spec(table), settings.training());
        CheckpointMark mark = mark(table, run);
        if (checkpoints != null) {
            Consumer<Tensors> listener = checkpoints;
            trainer = trainer.withCheckpoints(state -> listener.accept(mark.put(state)));
        }
        if (resumed == null) {
            return trainer.train(train, validation, run);
        }
        mark.check(resumed);
        return trainer.resume(resumed, train, validation, run);
    }

    private CheckpointMark mark(TrainingTable table, Run run) {
        return CheckpointMark.of(
                List.of(table.inputs()),
                table.labels(),
                List.of(settings.withEpochs(1).toString(), Long.toString(run.seed())));
    }

    private NetworkSpec spec(TrainingTable table) {
        List<Layer> layers = new ArrayList<>();
        for (int units : settings.hidden()) {
            layers.add(new Layer.Dense(units, settings.batchNorm() ? Activation.IDENTITY : Activation.RELU));
            if (settings.batchNorm()) {
                layers.add(new Layer.BatchNorm());
                layers.add(new Layer.ActivationLayer(Activation.RELU));
            }
            if (settings.dropout() > 0) {
                layers.add(new Layer.Dropout(settings.dropout()));
            }
        }
        layers.add(new Layer.Dense(table.data().labels().size(), Activation.SOFTMAX));
        return new NetworkSpec(InputShape.features(table.features().size()), layers, Loss.CROSS_ENTROPY);
    }
}
