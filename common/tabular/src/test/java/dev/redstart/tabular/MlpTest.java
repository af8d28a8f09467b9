package dev.redstart.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.tabular.MlpTrainer.Settings;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MlpTest {
    private static final Run RUN = Run.seeded(1);
    private static final Table TRAIN = Tables.exclusive(2_000, 1);
    private static final Table TEST = Tables.exclusive(1_000, 2);
    private static final Settings QUICK =
            Settings.named("seed-64-64").withLearningRate(0.01).withEpochs(15);

    private static double accuracy(TableClassifier model) {
        return TableEvaluation.of(model, TEST, Bootstrap.none())
                .evaluation()
                .of("accuracy")
                .mean();
    }

    @Test
    void findsWhatColumnsSayTogetherAndItsBaselineCannot() {
        var baseline = new LinearTableTrainer(LinearTableTrainer.Settings.defaults()).train(TRAIN, RUN);
        var network = new MlpTrainer(QUICK).train(TRAIN, RUN);

        assertThat(accuracy(baseline)).isLessThan(0.6);
        assertThat(accuracy(network)).isGreaterThan(0.9);
        var verdict = TableVerdict.of(TableEvaluation.of(baseline, TEST), TableEvaluation.of(network, TEST));
        assertThat(verdict.published()).isEqualTo(Verdict.Choice.NETWORK);
        assertThat(verdict.reason()).startsWith("publish the network: the network's roc-auc differs");
    }

    @Test
    void isTheSameForTheSameSeed() {
        var trainer = new MlpTrainer(QUICK.withEpochs(2));

        assertThat(trainer.train(TRAIN, RUN).probabilities(TEST))
                .isDeepEqualTo(trainer.train(TRAIN, RUN).probabilities(TEST));
        assertThat(trainer.train(TRAIN, RUN).probabilities(TEST))
                .isNotEqualTo(trainer.train(TRAIN, Run.seeded(2)).probabilities(TEST));
    }

    @Test
    void answersARowAsItAnswersTheTable() {
        var model = new MlpTrainer(QUICK.withEpochs(1)).train(TRAIN, RUN);

        float[][] all = model.probabilities(TEST);

        for (int row = 0; row < 300; row += 100) {
            assertThat(model.probabilities(TEST.row(row)))
                    .containsExactly(all[row], org.assertj.core.api.Assertions.within(1e-6f));
        }
        assertThat(model.probabilities(TEST.select(new int[0]))).isEmpty();
    }

    @Test
    void resumedTrainingEndsAsIfItHadNeverStopped() {
        List<Tensors> states = new ArrayList<>();
        var trainer = new MlpTrainer(QUICK.withEpochs(3));
        var whole = trainer.withCheckpoints(states::add).train(TRAIN, RUN);

        var resumed = trainer.resuming(states.getFirst()).train(TRAIN, RUN);

        assertThat(states).hasSize(2);
        assertThat(resumed.probabilities(TEST)).isDeepEqualTo(whole.probabilities(TEST));
    }

    @Test
    void refusesToResumeAnotherTraining() {
        List<Tensors> states = new ArrayList<>();
        var trainer = new MlpTrainer(QUICK.withEpochs(2));
        trainer.withCheckpoints(states::add).train(TRAIN, RUN);
        var checkpoint = states.getFirst();

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> trainer.resuming(checkpoint).train(TEST, RUN))
                .withMessage("the checkpoint is of other rows; take those, or train from the beginning");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> trainer.resuming(checkpoint).train(TRAIN, Run.seeded(9)))
                .withMessageContaining("other");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new MlpTrainer(QUICK.withDropout(0.5))
                        .resuming(checkpoint)
                        .train(TRAIN, RUN))
                .withMessage(
                        "the checkpoint is of other settings or another seed; take those, or train from the beginning");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> trainer.resuming(Tensors.builder().build()).train(TRAIN, RUN))
                .withMessage("this is no checkpoint of a training that can be resumed here");
    }

    @Test
    void stopsWhenItIsCancelled() {
        var run = Run.seeded(1);
        var trainer = new MlpTrainer(QUICK)
                .withCheckpoints(state -> run.cancellation().request());

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> trainer.train(TRAIN, run));
    }

    @Test
    void fewRowsAreAllLearned() {
        var rows = TRAIN.select(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});

        var model = new MlpTrainer(QUICK.withEpochs(2)).train(rows, RUN);

        assertThat(model.calibration().rows()).isZero();
        assertThat(model.network().history()).hasSize(2);
    }

    @Test
    void theSeedNetworksAreWhatTheirNamesSay() {
        assertThat(shapes(32, 10, "seed-64-64")).containsExactly(32, 64, 64, 10);
        assertThat(shapes(1_000, 10, "seed-1000-128-64")).containsExactly(1_000, 128, 64, 10);
    }

    /** Inputs, then the units of each layer. */
    private static List<Integer> shapes(int columns, int labels, String network) {
        var table = Table.builder();
        int rows = 20;
        for (int column = 0; column < columns; column++) {
            float[] values = new float[rows];
            values[column % rows] = 1;
            table.numbers("f" + column, values);
        }
        List<String> label = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            label.add(Integer.toString(row % labels));
        }
        var settings = Settings.named(network).withEpochs(1).withValidationShare(0);
        var spec = new MlpTrainer(settings)
                .train(table.labels("digit", label).build(Source.inMemory("made")), RUN)
                .network()
                .spec();
        List<Integer> sizes = new ArrayList<>();
        sizes.add(((InputShape.Features) spec.input()).count());
        spec.layers().forEach(layer -> sizes.add(((Layer.Dense) layer).units()));
        return sizes;
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.named("seed-12"))
                .withMessage("network must be one of default, seed-64-64, seed-1000-128-64, got 'seed-12'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withHidden(List.of(64, 0)))
                .withMessage("units of a hidden layer must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withDropout(1))
                .withMessage("dropout must be below 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withLearningRate(0))
                .withMessage("learningRate must be above 0 and at most 10, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withBatchSize(0))
                .withMessage("batchSize must be at least 1, got 0");
    }
}
