package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.CheckpointMark;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.TrainableLabels;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.nlp.analysis.TextEncoder;
import dev.redstart.nlp.analysis.TextVocabulary;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all text networks have in common: from texts to word numbers, from the words' vectors through the layers of one kind of network to
 * the labels' probabilities, and from there to a calibrated classifier.
 *
 * @param vectors to begin with; null for random ones
 * @param checkpoints who hears the state after each epoch; null for nobody
 * @param resumed the state to go on from; null to begin
 */
record NetworkTextTraining(
        Design design,
        @Nullable WordVectors vectors,
        @Nullable Consumer<Tensors> checkpoints,
        @Nullable Tensors resumed) {
    private static final float LEAST_PROBABILITY = 1e-7f;

    /**
     * What makes one kind of network.
     *
     * @param dimensions of a word's vector
     * @param body the layers between the vectors and the answer
     */
    record Design(TextInput input, int dimensions, List<Layer> body, NetworkTrainer.Settings training) {}

    static NetworkTextTraining of(Design design) {
        return new NetworkTextTraining(design, null, null, null);
    }

    static void checkDimensions(int dimensions) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be at least 1, got " + dimensions);
        }
    }

    NetworkTextTraining startingFrom(WordVectors value) {
        return new NetworkTextTraining(design, value, checkpoints, resumed);
    }

    NetworkTextTraining withCheckpoints(Consumer<Tensors> value) {
        return new NetworkTextTraining(design, vectors, value, resumed);
    }

    NetworkTextTraining resuming(Tensors value) {
        return new NetworkTextTraining(design, vectors, checkpoints, value);
    }

    NetworkTextClassifier train(Documents data, Run run) {
        TrainableLabels.check(data.source(), "texts", data.labels(), data.rowsOfLabel());
        HeldOut rows = HeldOut.of(data.labelNumbers(), design.training().validationShare(), run);
        HeldOut usable = rows.isTooSmall() ? HeldOut.nothing(data.labelNumbers()) : rows;
        TextEncoder encoder = design.input().encoder(vocabulary(data, usable));
        TrainedNetwork network = learn(data, usable, encoder, run);
        TemperatureScaling calibration =
                rows.isTooSmall() ? TemperatureScaling.NONE : calibration(data, usable, encoder, network);
        return new NetworkTextClassifier(
                data.labels(), encoder, CalibratedNetwork.of(network, calibration), calibration);
    }

    private static TemperatureScaling calibration(
            Documents data, HeldOut rows, TextEncoder encoder, TrainedNetwork network) {
        NetworkTextClassifier raw = new NetworkTextClassifier(data.labels(), encoder, network, TemperatureScaling.NONE);
        float[][] logits = raw.probabilities(data.select(rows.heldOut()).texts());
        for (float[] row : logits) {
            for (int label = 0; label < row.length; label++) {
                row[label] = (float) Math.log(Math.max(LEAST_PROBABILITY, row[label]));
            }
        }
        return TemperatureScaling.fit(data.labels(), logits, rows.truth());
    }

    /** Words of held-out texts would let the network seem to know more than it does. */
    private TextVocabulary vocabulary(Documents data, HeldOut rows) {
        return design.input().vocabulary(data.select(rows.learned()).texts());
    }

    private TrainedNetwork learn(Documents data, HeldOut rows, TextEncoder encoder, Run run) {
        NetworkData numbers = numbers(data, encoder);
        NetworkData train = numbers.select(rows.learned());
        NetworkData validation = numbers.select(rows.heldOut());
        NetworkTrainer trainer = new NetworkTrainer(spec(data, encoder, run), design.training());
        CheckpointMark mark = CheckpointMark.of(data, decisive(run));
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

    /** What decides the weights beside the texts; the number of epochs is left out, since a training may get longer. */
    private List<String> decisive(Run run) {
        return List.of(
                design.input().toString(),
                Integer.toString(design.dimensions()),
                design.body().toString(),
                design.training().withEpochs(1).toString(),
                vectors == null ? "" : vectors.fingerprint(),
                Long.toString(run.seed()));
    }

    private static NetworkData numbers(Documents data, TextEncoder encoder) {
        int[][] ids = new int[data.size()][];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = encoder.words(data.text(row));
        }
        return NetworkData.tokens(ids).labelled(data.labelNumbers());
    }

    private NetworkSpec spec(Documents data, TextEncoder encoder, Run run) {
        List<Layer> layers = new ArrayList<>();
        TextVocabulary words = encoder.vocabulary();
        layers.add(
                vectors == null
                        ? new Layer.Embedding(words.size(), design.dimensions())
                        : new Layer.Embedding(words.size(), design.dimensions(), FirstVectors.of(words, vectors, run)));
        layers.addAll(design.body());
        boolean twoLabels = data.labels().size() == 2;
        layers.add(
                twoLabels
                        ? new Layer.Dense(1, Activation.SIGMOID)
                        : new Layer.Dense(data.labels().size(), Activation.SOFTMAX));
        return new NetworkSpec(
                InputShape.tokens(design.input().maxLength()),
                layers,
                twoLabels ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY);
    }
}
