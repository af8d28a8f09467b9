package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Embedding;
import dev.redstart.tensor.network.Layer.GlobalMaxPool1d;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowChangesTest {
    private static final NetworkSpec SPEC =
            NetworkSpec.of(InputShape.features(2), Loss.CROSS_ENTROPY, new Dense(8, RELU), new Dense(2, SOFTMAX));
    private static final NetworkData TRAIN = Toys.quadrants(100, 1);
    private static final NetworkData VALIDATION = Toys.quadrants(50, 2);
    private static final RowWeights EQUAL = RowWeights.of(ClassWeights.equal(), TRAIN, 2);

    private static NetworkData shaken(NetworkData rows) {
        return rows.augmentedBy((row, random) -> {
            for (int at = 0; at < row.length; at++) {
                row[at] += (float) random.nextDouble(-0.2, 0.2);
            }
        });
    }

    @Test
    void augmentedRowsAreTheSameWhateverTheThreadsAndInterruptions() {
        List<Tensors> checkpoints = new ArrayList<>();
        var trainer = new NetworkTrainer(SPEC, Toys.settings(3).withMixup(0.4)).withCheckpoints(checkpoints::add);
        NetworkData rows = shaken(TRAIN);

        var straight = trainer.train(rows, VALIDATION, Run.seeded(7));
        var ahead = trainer.train(rows, VALIDATION, Run.seeded(7).withThreads(2));
        var resumed = trainer.resume(checkpoints.get(0), rows, VALIDATION, Run.seeded(7));
        var plain = trainer.train(TRAIN, VALIDATION, Run.seeded(7));

        assertThat(ahead.parameters()).isEqualTo(straight.parameters());
        assertThat(resumed.parameters()).isEqualTo(straight.parameters());
        assertThat(plain.parameters()).isNotEqualTo(straight.parameters());
    }

    @Test
    void eachRowIsChangedByItsOwnChanceAnewInEachEpoch() {
        NetworkData rows = shaken(NetworkData.of(Tensor.zeros(100, 2)).labelled(new int[100]));

        float[] alone = inputs(rows, changes(0, 1), 5);
        float[] among = inputs(rows, changes(0, 1), 3, 5, 9);
        float[] later = inputs(rows, changes(0, 2), 5);

        assertThat(new float[] {among[2], among[3]}).isEqualTo(alone);
        assertThat(new float[] {among[0], among[1]}).isNotEqualTo(alone);
        assertThat(later).isNotEqualTo(alone);
    }

    private static RowChanges changes(double alpha, int epoch) {
        return new RowChanges(EQUAL, alpha, Run.seeded(3), epoch);
    }

    private static float[] inputs(NetworkData rows, RowChanges changes, int... numbers) {
        try (Batch batch = Batch.of(SPEC, rows.select(numbers), numbers, changes)) {
            return Dl4jNetwork.numbers(batch.inputs());
        }
    }

    /** A row's first number is its label, so it must go on saying how likely class 1 is. */
    @Test
    void mixupBlendsInputsAndAnswersByTheSameShare() {
        float[] numbers = new float[200];
        int[] labels = new int[100];
        for (int row = 0; row < 100; row++) {
            labels[row] = row % 2;
            numbers[2 * row] = labels[row];
            numbers[2 * row + 1] = -labels[row];
        }
        NetworkData rows = NetworkData.of(Tensor.of(numbers, 100, 2)).labelled(labels);
        int[] all = IntStream.range(0, 100).toArray();

        try (Batch batch = Batch.of(SPEC, rows, all, changes(0.8, 1))) {
            float[] inputs = Dl4jNetwork.numbers(batch.inputs());
            float[] answers = Dl4jNetwork.numbers(Objects.requireNonNull(batch.answers()));

            assertThat(answers).hasSize(200);
            long blended = 0;
            for (int row = 0; row < 100; row++) {
                assertThat(answers[2 * row + 1]).isEqualTo(inputs[2 * row]);
                assertThat(answers[2 * row] + answers[2 * row + 1]).isCloseTo(1, offset(1e-6f));
                blended += inputs[2 * row] > 0 && inputs[2 * row] < 1 ? 1 : 0;
            }
            assertThat(blended).isBetween(30L, 70L);
        }
    }

    /** Beta(a, a) has mean 1/2 and variance 1 / (4 (2 a + 1)). */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 3})
    void mixupSharesAreDrawnFromTheBetaDistribution(double alpha) {
        RowChanges changes = changes(alpha, 1);
        double sum = 0;
        double squares = 0;
        int count = 0;

        for (int draw = 0; draw < 4_000; draw++) {
            float[] both = {0, 1};
            changes.blend(2, both, new float[2], null);
            if (both[0] != 0 || both[1] != 1) {
                sum += both[0];
                squares += both[0] * both[0];
                count++;
            }
        }

        double mean = sum / count;
        assertThat(mean).isCloseTo(0.5, offset(0.03));
        assertThat(squares / count - mean * mean).isCloseTo(1 / (4 * (2 * alpha + 1)), offset(0.015));
    }

    @Test
    void mixupLearnsWhatItLearnsWithout() {
        var network = new NetworkTrainer(
                        SPEC, Toys.settings(40).withMixup(0.2).withClassWeights(ClassWeights.balanced()))
                .train(Toys.quadrants(600, 1), TRAIN.select(new int[0]), Run.seeded(1));

        assertThat(Toys.accuracy(network, VALIDATION)).isGreaterThan(0.85);
    }

    @Test
    void wordsCanNeitherBeAugmentedNorBlended() {
        NetworkData texts = NetworkData.tokens(new int[][] {{2, 3}}).labelled(new int[] {0});
        var spec = NetworkSpec.of(
                InputShape.tokens(3),
                Loss.CROSS_ENTROPY,
                new Embedding(5, 2),
                new GlobalMaxPool1d(),
                new Dense(2, SOFTMAX));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.augmentedBy((row, random) -> {}))
                .withMessage("rows of tokens cannot be augmented");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NetworkTrainer(spec, Toys.settings(1).withMixup(0.2)).train(texts, texts, Run.seeded(1)))
                .withMessage("mixup must be 0 for tokens, which cannot be blended, got 0.2");
    }

    @Test
    void aBadRowIsReportedFromWhicheverThreadReadsIt() {
        NetworkData broken = NetworkData.of(40, 2, (row, into, offset) -> {
                    if (row == 7) {
                        throw new IllegalArgumentException("row 7 cannot be read");
                    }
                })
                .labelled(new int[40]);

        for (int threads = 1; threads <= 2; threads++) {
            Run run = Run.seeded(1).withThreads(threads);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NetworkTrainer(SPEC, Toys.settings(1)).train(broken, VALIDATION, run))
                    .withMessage("row 7 cannot be read");
        }
    }

    @Test
    void validationAndPredictionSeeRowsAsTheyAre() {
        NetworkData broken = VALIDATION.augmentedBy((row, random) -> row[0] = Float.NaN);
        var trainer = new NetworkTrainer(SPEC, Toys.settings(2));

        var network = trainer.train(TRAIN, broken, Run.seeded(7));

        assertThat(network.parameters())
                .isEqualTo(trainer.train(TRAIN, VALIDATION, Run.seeded(7)).parameters());
        assertThat(network.predict(broken)).isEqualTo(network.predict(VALIDATION));
        assertThatThrownBy(() -> trainer.train(broken, VALIDATION, Run.seeded(7)))
                .isInstanceOf(DivergedException.class);
    }
}
