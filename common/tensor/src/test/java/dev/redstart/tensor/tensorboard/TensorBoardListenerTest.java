package dev.redstart.tensor.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.train.Progress;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.tensorboard.EventReader.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardListenerTest {
    @TempDir
    private Path folder;

    @Test
    void drawsEachFigureOverTheUnitsDone() throws IOException {
        try (var board = TensorBoardListener.in(folder)) {
            board.progressed(new Progress("als epochs", 3, 10, Map.of("loss", 0.5)));
            board.progressed(new Progress("als epochs", 4, 10, Map.of()));
        }

        assertThat(events()).extracting(Event::tag).containsExactly("als-epochs/loss");
        assertThat(events()).extracting(Event::step).containsExactly(3L);
        assertThat(events()).extracting(Event::scalar).containsExactly(List.of(0.5f));
    }

    @Test
    void drawsWhatAnEpochGaveOverTheEpochs() throws IOException {
        try (var board = TensorBoardListener.in(folder)) {
            board.progressed(new Progress("network epochs", 640, 1_280, Map.of("epoch", 2.0, "loss", 0.25)));
        }

        assertThat(events()).extracting(Event::tag).containsExactly("network-epochs/epoch-loss");
        assertThat(events()).extracting(Event::step).containsExactly(2L);
    }

    @Test
    void showsATrainingAndItsWeights() throws IOException {
        var spec = NetworkSpec.of(
                InputShape.features(2),
                Loss.SQUARED_ERROR,
                new Dense(3, Activation.TANH),
                new Dense(1, Activation.IDENTITY));
        var data = NetworkData.of(Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2))
                .withTargets(Tensor.of(new float[] {0, 1, 1, 0}, 4, 1));
        var settings = NetworkTrainer.Settings.defaults().withEpochs(3).withPatience(0);

        try (var board = TensorBoardListener.in(folder)) {
            var network = new NetworkTrainer(spec, settings)
                    .train(data, data, Run.seeded(1).withListener(board));
            board.weights(network);
        }

        assertThat(events())
                .filteredOn(event -> event.tag().equals("network-epochs/epoch-validation-loss"))
                .extracting(Event::step)
                .containsExactly(1L, 2L, 3L);
        assertThat(events())
                .filteredOn(event -> event.tag().startsWith("weights/"))
                .extracting(Event::tag)
                .containsExactly("weights/0.weights", "weights/0.bias", "weights/1.weights", "weights/1.bias");
    }

    @Test
    void goesOnWhenNothingCanBeWrittenAnyMore() throws IOException {
        var board = TensorBoardListener.in(folder);
        board.close();

        board.progressed(new Progress("als epochs", 1, 10, Map.of("loss", 0.5)));
        board.progressed(new Progress("als epochs", 2, 10, Map.of("loss", 0.5)));

        assertThat(events()).isEmpty();
    }

    private List<Event> events() throws IOException {
        return EventReader.read(folder).stream().skip(1).toList();
    }
}
