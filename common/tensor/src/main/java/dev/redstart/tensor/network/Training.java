package dev.redstart.tensor.network;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Engine;
import dev.redstart.tensor.network.NetworkTrainer.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training from its first epoch, or from a saved state, to its last. */
final class Training {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final String STAGE = "network epochs";
    private static final int ANSWER_BATCH = 256;

    private final NetworkSpec spec;
    private final Settings settings;
    private final Run run;
    private final @Nullable Consumer<Tensors> checkpoints;

    Training(NetworkSpec spec, Settings settings, Run run, @Nullable Consumer<Tensors> checkpoints) {
        this.spec = spec;
        this.settings = settings;
        this.run = run;
        this.checkpoints = checkpoints;
    }

    TrainedNetwork train(NetworkData train, NetworkData validation) {
        Dl4jNetwork network = build(train, validation);
        return go(network, new TrainingState(network.parameters(), TrainingHistory.EMPTY), train, validation);
    }

    TrainedNetwork resume(Tensors saved, NetworkData train, NetworkData validation) {
        Dl4jNetwork network = build(train, validation);
        return go(network, TrainingState.restore(saved, spec, network), train, validation);
    }

    private Dl4jNetwork build(NetworkData train, NetworkData validation) {
        DataChecks.check(spec, train, "training");
        DataChecks.check(spec, validation, "validation");
        if (train.size() == 0) {
            throw new IllegalArgumentException("there are no training rows");
        }
        if (settings.mixup() > 0 && spec.input() instanceof InputShape.Tokens) {
            throw new IllegalArgumentException(
                    "mixup must be 0 for tokens, which cannot be blended, got " + settings.mixup());
        }
        Engine.start(settings.device());
        Chain chain = Chain.of(spec);
        return Blueprint.forTraining(spec.loss(), settings, train.hasLabels() && settings.mixup() == 0)
                .build(chain, Initialisation.of(chain, run));
    }

    private TrainedNetwork go(Dl4jNetwork network, TrainingState start, NetworkData train, NetworkData validation) {
        RowWeights weights = RowWeights.of(settings.classWeights(), train, Math.max(2, spec.outputs()));
        TrainingState state = start;
        int done = state.history().epochs().size();
        while (done < settings.epochs() && !exhausted(state, validation)) {
            Epoch epoch = new Epoch(++done, network, train, weights);
            EpochReport report = epoch.run(state, validation);
            state = state.with(report, keepsBest(validation), network);
            if (checkpoints != null && done < settings.epochs()) {
                checkpoints.accept(state.save(network));
            }
        }
        run.progress(STAGE, total(train), total(train));
        LOG.info(
                "trained {} weights on {} rows in {} epochs, the best is {}",
                spec.parameterCount(),
                train.size(),
                done,
                state.history().bestEpoch());
        return new TrainedNetwork(spec, state.best(), state.history(), state.save(network));
    }

    private boolean keepsBest(NetworkData validation) {
        return settings.patience() > 0 && validation.size() > 0;
    }

    private boolean exhausted(TrainingState state, NetworkData validation) {
        return keepsBest(validation) && state.history().epochsWithoutProgress() >= settings.patience();
    }

    private long total(NetworkData train) {
        return (long) settings.epochs() * train.size();
    }

    /** One pass over the training rows, in an order of its own. */
    private final class Epoch {
        private final int number;
        private final Dl4jNetwork network;
        private final NetworkData train;
        private final RowWeights weights;

        Epoch(int number, Dl4jNetwork network, NetworkData train, RowWeights weights) {
            this.number = number;
            this.network = network;
            this.train = train;
            this.weights = weights;
        }

        EpochReport run(TrainingState state, NetworkData validation) {
            long start = System.nanoTime();
            // But for the one that prepares batches. Each time, since whoever predicts meanwhile sets it to one.
            Engine.threads(Math.max(1, Training.this.run.threads() - 1));
            // An epoch's chance depends on its number alone, so that a resumed training draws the same.
            Nd4j.getRandom().setSeed(run.random("dropout of epoch " + number).nextLong());
            int[] order = ValidationSplit.shuffled(train.size(), run.random("order of epoch " + number));
            double loss = learn(order, state.history());
            Fit fit = Fit.of(network, validation, ANSWER_BATCH, spec, weights);
            if (validation.size() > 0 && !Double.isFinite(fit.loss())) {
                throw new DivergedException(number, batches(), fit.loss(), rate(batches() - 1));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            EpochReport report =
                    new EpochReport(number, loss, fit.loss(), fit.accuracy(), rate(batches() - 1), seconds);
            Training.this.run.progress(STAGE, (long) number * train.size(), total(train), figures(report));
            return report;
        }

        private double learn(int[] order, TrainingHistory history) {
            double sum = 0;
            RowChanges changes = new RowChanges(weights, settings.mixup(), run, number);
            boolean ahead = run.threads() > 1;
            try (BatchFeed feed = new BatchFeed(batches(), ahead, batch -> batch(part(order, batch), changes))) {
                for (int batch = 0; batch < batches(); batch++) {
                    int done = Math.min(order.length, (batch + 1) * settings.batchSize());
                    sum += step(feed, batch) * (done - batch * settings.batchSize());
                    report(done, sum / done, history);
                }
            }
            return sum / order.length;
        }

        private int[] part(int[] order, int batch) {
            int from = batch * settings.batchSize();
            return Arrays.copyOfRange(order, from, Math.min(order.length, from + settings.batchSize()));
        }

        private Batch batch(int[] numbers, RowChanges changes) {
            NetworkData rows = train.select(numbers);
            return changes.blends() || rows.augmenter() != null
                    ? Batch.of(spec, rows, numbers, changes)
                    : Batch.of(spec, rows, weights);
        }

        private void report(int done, double loss, TrainingHistory history) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("loss", loss);
            if (!history.epochs().isEmpty()) {
                putFinite(figures, "accuracy", history.epochs().getLast().validationAccuracy());
            }
            run.progress(STAGE, (number - 1L) * train.size() + done - 1, total(train), figures);
        }

        private double step(BatchFeed feed, int batch) {
            try (Batch learned = feed.next()) {
                double loss = network.fit(learned, rate(batch));
                if (!Double.isFinite(loss)) {
                    throw new DivergedException(number, batch + 1, loss, rate(batch));
                }
                return loss;
            }
        }

        private int batches() {
            return Math.ceilDiv(train.size(), settings.batchSize());
        }

        private double rate(int batch) {
            double epoch = number - 1 + (double) batch / batches();
            return settings.learningRate() * settings.schedule().factor(epoch, settings.epochs());
        }
    }

    private static Map<String, Double> figures(EpochReport report) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("epoch", (double) report.epoch());
        figures.put("loss", report.loss());
        putFinite(figures, "validation-loss", report.validationLoss());
        putFinite(figures, "accuracy", report.validationAccuracy());
        figures.put("learning-rate", report.learningRate());
        return figures;
    }

    private static void putFinite(Map<String, Double> figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
    }
}
