package dev.redstart.nlp.classify;

import static dev.redstart.nlp.classify.NetworkTexts.FRUIT;
import static dev.redstart.nlp.classify.NetworkTexts.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Cancellation;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class NetworkTextCheckpointTest {
    private static final LstmTextTrainer LONG = trainer(6);

    private static LstmTextTrainer trainer(int epochs) {
        return new LstmTextTrainer(small().withTraining(small().training().withEpochs(epochs)));
    }

    /** The checkpoints of a training that is cancelled after so many. */
    private static List<Tensors> cancelledAfter(int epochs) {
        List<Tensors> checkpoints = new ArrayList<>();
        var cancellation = new Cancellation();
        var run = Run.seeded(7).withCancellation(cancellation).withListener(progress -> {
            if (checkpoints.size() == epochs) {
                cancellation.request();
            }
        });
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> LONG.withCheckpoints(checkpoints::add).train(FRUIT, run));
        return checkpoints;
    }

    @Test
    void aCancelledTrainingGoesOnAsIfItHadNeverStopped() {
        var checkpoints = cancelledAfter(2);

        var resumed = LONG.resuming(checkpoints.getLast()).fit(FRUIT, Run.seeded(7));

        assertThat(checkpoints).hasSize(2);
        var straight = LONG.fit(FRUIT, Run.seeded(7));
        assertThat(resumed.model().network().parameters())
                .isEqualTo(straight.model().network().parameters());
        assertThat(resumed.model().calibration()).isEqualTo(straight.model().calibration());
        assertThat(resumed.provenance()).isEqualTo(straight.provenance());
    }

    @Test
    void aTrainingMayGetLonger() {
        List<Tensors> checkpoints = new ArrayList<>();
        trainer(3).withCheckpoints(checkpoints::add).train(FRUIT, Run.seeded(7));

        var longer = LONG.resuming(checkpoints.getLast()).train(FRUIT, Run.seeded(7));

        assertThat(longer.network().parameters())
                .isEqualTo(LONG.train(FRUIT, Run.seeded(7)).network().parameters());
    }

    @Test
    void aCheckpointOfOtherTextsIsRefused() {
        var checkpoint = cancelledAfter(1).getFirst();
        var others = NetworkTexts.copies("fruit", 30, "sweet red apple>fruit", "fast red car>machine");
        var relabelled = Documents.builder();
        for (int row = 0; row < FRUIT.size(); row++) {
            relabelled.add(FRUIT.text(row), row < 4 ? "fruit" : FRUIT.labels().id(FRUIT.label(row)));
        }

        for (Documents data : List.of(others, relabelled.build(Source.inMemory("fruit")))) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> LONG.resuming(checkpoint).train(data, Run.seeded(7)))
                    .withMessage("the checkpoint is of other rows; take those, or train from the beginning");
        }
    }

    @Test
    void aCheckpointOfOtherSettingsIsRefused() {
        var checkpoint = cancelledAfter(1).getFirst();
        var vectors = WordVectors.builder(8);
        vectors.add("apple", new float[8]);
        var others = List.of(
                new LstmTextTrainer(LONG.settings().withDropout(0.1)),
                new LstmTextTrainer(LONG.settings().withInput(small().input().withMaxWords(5))),
                new LstmTextTrainer(
                        LONG.settings().withTraining(LONG.settings().training().withLearningRate(0.01))),
                new LstmTextTrainer(LONG.settings(), vectors.build(Source.inMemory("vectors"))));

        for (LstmTextTrainer other : others) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> other.resuming(checkpoint).train(FRUIT, Run.seeded(7)))
                    .withMessage(
                            "the checkpoint is of other settings or another seed; take those, or train from the beginning");
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> LONG.resuming(checkpoint).train(FRUIT, Run.seeded(8)))
                .withMessageContaining("another seed");
    }

    @Test
    void whatIsNoCheckpointIsRefused() {
        var weights = LONG.train(FRUIT, Run.seeded(7)).network().weights();

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> LONG.resuming(weights).train(FRUIT, Run.seeded(7)))
                .withMessage("this is no checkpoint of a training that can be resumed here");
    }
}
