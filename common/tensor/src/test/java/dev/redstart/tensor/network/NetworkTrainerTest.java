package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.IDENTITY;
import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static dev.redstart.tensor.network.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Cancellation;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer.BatchNorm;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Dropout;
import dev.redstart.tensor.network.NetworkTrainer.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {
    private static final NetworkSpec SPEC = NetworkSpec.of(
            InputShape.features(2),
            Loss.CROSS_ENTROPY,
            new Dense(16, RELU),
            new BatchNorm(),
            new Dropout(0.3),
            new Dense(2, SOFTMAX));
    private static final NetworkData TRAIN = Toys.quadrants(200, 1);
    private static final NetworkData VALIDATION = Toys.quadrants(100, 2);
    private static final NetworkData NOTHING = TRAIN.select(new int[0]);

    @Test
    void givesTheSameWeightsForTheSameSeed() {
        var trainer = new NetworkTrainer(SPEC, Toys.settings(3));

        var first = trainer.train(TRAIN, VALIDATION, Run.seeded(7));
        var second = trainer.train(TRAIN, VALIDATION, Run.seeded(7));
        var other = trainer.train(TRAIN, VALIDATION, Run.seeded(8));

        assertThat(second.parameters()).isEqualTo(first.parameters());
        assertThat(other.parameters()).isNotEqualTo(first.parameters());
    }

    @Test
    void goesOnFromACheckpointAsIfItHadNeverStopped() {
        List<Tensors> checkpoints = new ArrayList<>();
        var trainer = new NetworkTrainer(SPEC, Toys.settings(5).withPatience(4)).withCheckpoints(checkpoints::add);

        var straight = trainer.train(TRAIN, VALIDATION, Run.seeded(7));
        var resumed = trainer.resume(checkpoints.get(1), TRAIN, VALIDATION, Run.seeded(7));

        assertThat(resumed.parameters()).isEqualTo(straight.parameters());
        assertThat(resumed.bestEpoch()).isEqualTo(straight.bestEpoch());
        assertThat(resumed.history()).hasSameSizeAs(straight.history());
        assertThat(resumed.history().get(4).loss())
                .isEqualTo(straight.history().get(4).loss());
    }

    @Test
    void trainsLongerFromItsEnd() {
        var short_ = new NetworkTrainer(SPEC, Toys.settings(2)).train(TRAIN, NOTHING, Run.seeded(7));
        var long_ = new NetworkTrainer(SPEC, Toys.settings(4)).train(TRAIN, NOTHING, Run.seeded(7));

        var longer = new NetworkTrainer(SPEC, Toys.settings(4)).resume(short_.state(), TRAIN, NOTHING, Run.seeded(7));

        assertThat(longer.parameters()).isEqualTo(long_.parameters());
    }

    @Test
    void leavesAResumableCheckpointWhenItIsCancelled() {
        var cancellation = new Cancellation();
        List<Tensors> checkpoints = new ArrayList<>();
        var run = Run.seeded(7).withCancellation(cancellation).withListener(progress -> {
            if (checkpoints.size() == 2) {
                cancellation.request();
            }
        });
        var trainer = new NetworkTrainer(SPEC, Toys.settings(4)).withCheckpoints(checkpoints::add);

        assertThatThrownBy(() -> trainer.train(TRAIN, NOTHING, run)).isInstanceOf(CancellationException.class);

        assertThat(checkpoints).hasSize(2);
        assertThat(trainer.resume(checkpoints.getLast(), TRAIN, NOTHING, Run.seeded(7))
                        .parameters())
                .isEqualTo(trainer.train(TRAIN, NOTHING, Run.seeded(7)).parameters());
    }

    /** The labels are noise, so the better the network learns them, the worse it gets on other rows. */
    @Test
    void stopsEarlyAndGoesBackToTheBestWeights() {
        var noise = TRAIN.labelled(IntStream.range(0, TRAIN.size())
                .map(row -> row * 7919 % 101 % 2)
                .toArray());
        var spec =
                NetworkSpec.of(InputShape.features(2), Loss.CROSS_ENTROPY, new Dense(64, TANH), new Dense(2, SOFTMAX));
        var trainer = new NetworkTrainer(spec, Toys.settings(60).withPatience(2).withLearningRate(0.03));

        var network = trainer.train(noise, VALIDATION, Run.seeded(7));

        var history = network.history();
        assertThat(history.size()).isLessThan(60).isEqualTo(network.bestEpoch() + 2);
        double best = history.get(network.bestEpoch() - 1).validationLoss();
        assertThat(history).allMatch(epoch -> epoch.validationLoss() >= best);
        assertThat(crossEntropy(network, VALIDATION)).isCloseTo(best, within(1e-6));
    }

    private static double crossEntropy(TrainedNetwork network, NetworkData rows) {
        Tensor answers = network.predict(rows);
        return IntStream.range(0, rows.size())
                        .mapToDouble(row -> -Math.log(answers.at(row, rows.label(row))))
                        .sum()
                / rows.size();
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    @Test
    void staysStoppedWhenItIsResumed() {
        var noise = TRAIN.labelled(IntStream.range(0, TRAIN.size())
                .map(row -> row * 7919 % 101 % 2)
                .toArray());
        var trainer = new NetworkTrainer(SPEC, Toys.settings(60).withPatience(1).withLearningRate(0.1));
        var network = trainer.train(noise, VALIDATION, Run.seeded(7));

        var again = trainer.resume(network.state(), noise, VALIDATION, Run.seeded(7));

        assertThat(again.history()).isEqualTo(network.history());
        assertThat(again.parameters()).isEqualTo(network.parameters());
    }

    @Test
    void stopsAtTheBatchWhereTheLossIsNoNumberAnyMore() {
        var spec =
                NetworkSpec.of(InputShape.features(2), Loss.SQUARED_ERROR, new Dense(8, RELU), new Dense(1, IDENTITY));
        var values = NetworkData.of(Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2))
                .withTargets(Tensor.of(new float[] {1, 2, 3, 4}, 4, 1));
        var settings = Toys.settings(3)
                .withOptimiser(Optimiser.sgd())
                .withLearningRate(1e25)
                .withBatchSize(1);

        assertThatThrownBy(() ->
                        new NetworkTrainer(spec, settings).train(values, values.select(new int[0]), Run.seeded(1)))
                .isInstanceOfSatisfying(DivergedException.class, e -> {
                    assertThat(e.epoch()).isEqualTo(1);
                    assertThat(e.batch()).isBetween(2, 4);
                    assertThat(e)
                            .hasMessageMatching(
                                    "training diverged in epoch 1, batch [234]: the loss is (NaN|Infinity). Lower the learning rate, which was 1.0E25, or set clipNorm");
                });
    }

    @Test
    void letsRareClassesCountMore() {
        var rows = Toys.quadrants(400, 3);
        var rare = rows.select(IntStream.range(0, 400)
                .filter(row -> rows.label(row) == 0 || row % 12 == 0)
                .toArray());
        var spec =
                NetworkSpec.of(InputShape.features(2), Loss.CROSS_ENTROPY, new Dense(8, TANH), new Dense(2, SOFTMAX));

        var equal = new NetworkTrainer(spec, Toys.settings(8)).train(rare, NOTHING, Run.seeded(1));
        var balanced = new NetworkTrainer(spec, Toys.settings(8).withClassWeights(ClassWeights.balanced()))
                .train(rare, NOTHING, Run.seeded(1));
        var ignored = new NetworkTrainer(spec, Toys.settings(8).withClassWeights(ClassWeights.of(List.of(1.0, 0.0))))
                .train(rare, NOTHING, Run.seeded(1));

        assertThat(saidRare(balanced)).isGreaterThan(saidRare(equal) + 20);
        assertThat(saidRare(ignored)).isZero();
    }

    private static long saidRare(TrainedNetwork network) {
        Tensor answers = network.predict(VALIDATION);
        return IntStream.range(0, VALIDATION.size())
                .filter(row -> answers.at(row, 1) > 0.5f)
                .count();
    }

    @Test
    void learnsOneHotTargetsAsItLearnsLabels() {
        float[][] oneHot = new float[TRAIN.size()][2];
        for (int row = 0; row < TRAIN.size(); row++) {
            oneHot[row][TRAIN.label(row)] = 1;
        }
        var trainer = new NetworkTrainer(SPEC, Toys.settings(2));

        var fromLabels = trainer.train(TRAIN, TRAIN, Run.seeded(1));
        var fromTargets = trainer.train(TRAIN.withTargets(Tensor.of(oneHot)), TRAIN, Run.seeded(1));

        assertThat(fromTargets.parameters()).isEqualTo(fromLabels.parameters());
        assertThat(fromTargets.history().getLast().validationAccuracy())
                .isEqualTo(fromLabels.history().getLast().validationAccuracy());
    }

    @Test
    void learnsValues() {
        var inputs = Tensor.of(new float[] {-1, -0.5f, 0, 0.5f, 1}, 5, 1);
        var data = NetworkData.of(inputs).withTargets(Tensor.of(new float[] {-1, 0, 1, 2, 3}, 5, 1));
        var spec = NetworkSpec.of(InputShape.features(1), Loss.SQUARED_ERROR, new Dense(1, IDENTITY));

        var network =
                new NetworkTrainer(spec, Toys.settings(200).withLearningRate(0.05)).train(data, data, Run.seeded(1));

        assertThat(network.parameters().get("0.weights").at(0, 0))
                .isCloseTo(2, org.assertj.core.data.Offset.offset(0.01f));
        assertThat(network.parameters().get("0.bias").at(0)).isCloseTo(1, org.assertj.core.data.Offset.offset(0.01f));
        assertThat(network.history().getLast().validationLoss()).isLessThan(1e-3);
    }

    @Test
    void holdsOutAShareOfTheRowsByItself() {
        var trainer = new NetworkTrainer(SPEC, Toys.settings(2).withPatience(1).withValidationShare(0.25));

        var network = trainer.train(TRAIN, Run.seeded(1));

        assertThat(network.history()).allMatch(epoch -> Double.isFinite(epoch.validationLoss()));
        assertThat(ValidationSplit.of(TRAIN, 0.25, Run.seeded(1)).validation().size())
                .isEqualTo(50);
        assertThat(ValidationSplit.of(TRAIN, 0.25, Run.seeded(1)).train().size())
                .isEqualTo(150);
        assertThat(ValidationSplit.of(TRAIN.range(0, 1), 0.9, Run.seeded(1))
                        .train()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void tellsHowFarItIs() {
        List<Progress> heard = new ArrayList<>();

        new NetworkTrainer(SPEC, Toys.settings(2).withBatchSize(50))
                .train(TRAIN, VALIDATION, Run.seeded(1).withListener(heard::add));

        // Four batches and a summary an epoch, and the end. The unit is a row, so that a listener knows rows a second
        // and the time left.
        assertThat(heard)
                .extracting(Progress::done)
                .containsExactly(49L, 99L, 149L, 199L, 200L, 249L, 299L, 349L, 399L, 400L, 400L);
        assertThat(heard).extracting(Progress::total).containsOnly(400L);
        assertThat(heard.get(0).figures()).containsOnlyKeys("loss");
        assertThat(heard.get(4).figures())
                .containsOnlyKeys("epoch", "loss", "validation-loss", "accuracy", "learning-rate");
        assertThat(heard.get(5).figures()).containsOnlyKeys("loss", "accuracy");
    }

    @Test
    void refusesAStateOfAnotherNetworkOrOptimiser() {
        var trainer = new NetworkTrainer(SPEC, Toys.settings(1));
        var state = trainer.train(TRAIN, NOTHING, Run.seeded(1)).state();
        var wider =
                NetworkSpec.of(InputShape.features(2), Loss.CROSS_ENTROPY, new Dense(17, RELU), new Dense(2, SOFTMAX));

        assertThatThrownBy(
                        () -> new NetworkTrainer(wider, Toys.settings(2)).resume(state, TRAIN, NOTHING, Run.seeded(1)))
                .isInstanceOf(ModelException.class)
                .hasMessage("tensor 'latest/0.weights' has shape [2, 16], expected [2, 17]");
        assertThatThrownBy(() -> new NetworkTrainer(SPEC, Toys.settings(2).withOptimiser(Optimiser.sgd()))
                        .resume(state, TRAIN, NOTHING, Run.seeded(1)))
                .isInstanceOf(ModelException.class)
                .hasMessage("the saved training is of another optimiser");
    }

    @Test
    void namesABadSetting() {
        var settings = Settings.defaults();

        assertRefused(() -> settings.withLearningRate(Double.NaN), "learningRate must be above 0 and finite, got NaN");
        assertRefused(() -> settings.withLearningRate(0), "learningRate must be above 0 and finite, got 0.0");
        assertRefused(() -> settings.withBatchSize(0), "batchSize must be at least 1, got 0");
        assertRefused(() -> settings.withEpochs(0), "epochs must be at least 1, got 0");
        assertRefused(() -> settings.withPatience(-1), "patience must be at least 0, got -1");
        assertRefused(() -> settings.withL2(-0.1), "l2 must be at least 0 and finite, got -0.1");
        assertRefused(() -> settings.withValidationShare(1), "validationShare must be at least 0 and below 1, got 1.0");
        assertRefused(() -> Optimiser.momentum(1), "momentum must be at least 0 and below 1, got 1.0");
        assertRefused(() -> Schedule.step(0, 0.5), "every must be at least 1, got 0");
        assertRefused(
                () -> ClassWeights.of(List.of(1.0, -1.0)), "class weight must be at least 0 and finite, got -1.0");
    }

    @Test
    void namesRowsThatDoNotFit() {
        var trainer = new NetworkTrainer(SPEC, Toys.settings(1));
        var texts = NetworkData.tokens(new int[][] {{2, 3}}).labelled(new int[] {0});
        var wide = NetworkData.of(Tensor.zeros(2, 3)).labelled(new int[] {0, 1});
        var third = NetworkData.of(Tensor.zeros(2, 2)).labelled(new int[] {0, 2});
        var heavy = new NetworkTrainer(SPEC, Toys.settings(1).withClassWeights(ClassWeights.of(List.of(1.0))));
        var elsewhere = new NetworkTrainer(SPEC, Toys.settings(1).withDevice(Device.GPU));

        assertRefused(() -> trainer.train(NOTHING, NOTHING, Run.seeded(1)), "there are no training rows");
        assertRefused(
                () -> trainer.train(NetworkData.of(Tensor.zeros(1, 2)), NOTHING, Run.seeded(1)),
                "the training rows have no answers to learn");
        assertRefused(
                () -> trainer.train(texts, NOTHING, Run.seeded(1)),
                "the rows hold tokens, but the network takes 2 features");
        assertRefused(
                () -> trainer.train(wide, NOTHING, Run.seeded(1)),
                "the rows hold 3 numbers each, but the network takes 2 features");
        assertRefused(
                () -> trainer.train(TRAIN, third, Run.seeded(1)), "row 1 has label 2, but the network knows 0 to 1");
        assertRefused(() -> heavy.train(TRAIN, NOTHING, Run.seeded(1)), "there are 1 class weights for 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> elsewhere.train(TRAIN, NOTHING, Run.seeded(1)))
                .withMessageStartingWith("device GPU was asked for");
    }

    private static void assertRefused(Runnable mistake, String message) {
        assertThatIllegalArgumentException().isThrownBy(mistake::run).withMessage(message);
    }

    @Test
    void learnsOneClassOnlyWhereThereIsNoOther() {
        var oneClass = TRAIN.labelled(new int[TRAIN.size()]);

        var network = new NetworkTrainer(SPEC, Toys.settings(3).withClassWeights(ClassWeights.balanced()))
                .train(oneClass, oneClass, Run.seeded(1));

        assertThat(Toys.accuracy(network, oneClass)).isEqualTo(1);
    }

    @Test
    void answersYesOrNoForSeveralOutputsAtOnce() {
        var rows = Toys.quadrants(400, 5);
        float[][] answers = new float[400][2];
        for (int row = 0; row < 400; row++) {
            answers[row] = new float[] {rows.label(row), 1 - rows.label(row)};
        }
        var spec = NetworkSpec.of(
                InputShape.features(2), Loss.BINARY_CROSS_ENTROPY, new Dense(16, TANH), new Dense(2, SIGMOID));
        var data = rows.withTargets(Tensor.of(answers));

        var network = new NetworkTrainer(spec, Toys.settings(25)).train(data, data, Run.seeded(1));

        assertThat(network.history().getLast().validationAccuracy()).isGreaterThan(0.9);
    }
}
