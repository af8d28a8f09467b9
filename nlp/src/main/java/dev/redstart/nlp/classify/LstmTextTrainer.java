package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.NetworkTrainer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A recurrent network that reads word by word: a vector for each word, an LSTM (Hochreiter, Schmidhuber 1997) in one or both directions, and
 * a probability for each label.
 *
 * <p>A part of the rows is held out: they say when to stop, and which temperature calibrates the probabilities.
 */
public final class LstmTextTrainer implements NetworkTextTrainer {
    /**
     * @param input how texts become numbers
     * @param dimensions of a word's vector, at least 1; pretrained vectors bring their own
     * @param units numbers of the state, of each direction, at least 1
     * @param dropout share of a vector's numbers dropped in training, the same for all words of a text; 0 to below 1
     * @param recurrentDropout share of the state's numbers dropped in training, the same for all words of a text; 0 to below 1
     * @param bidirectional whether a second LSTM reads backwards
     * @param training of the network
     */
    public record Settings(
            TextInput input,
            int dimensions,
            int units,
            double dropout,
            double recurrentDropout,
            boolean bidirectional,
            NetworkTrainer.Settings training) {
        public Settings {
            var unused = body(units, dropout, recurrentDropout, bidirectional);
            NetworkTextTraining.checkDimensions(dimensions);
        }

        /** 128 dimensions and units, a fifth dropped, one direction; the last 80 words of 20,000. */
        public static Settings defaults() {
            return new Settings(TextInput.defaults(), 128, 128, 0.2, 0.2, false, NetworkTrainer.Settings.defaults());
        }

        public Settings withInput(TextInput value) {
            return new Settings(value, dimensions, units, dropout, recurrentDropout, bidirectional, training);
        }

        public Settings withDimensions(int value) {
            return new Settings(input, value, units, dropout, recurrentDropout, bidirectional, training);
        }

        public Settings withUnits(int value) {
            return new Settings(input, dimensions, value, dropout, recurrentDropout, bidirectional, training);
        }

        public Settings withDropout(double value) {
            return new Settings(input, dimensions, units, value, recurrentDropout, bidirectional, training);
        }

        public Settings withRecurrentDropout(double value) {
            return new Settings(input, dimensions, units, dropout, value, bidirectional, training);
        }

        public Settings withBidirectional(boolean value) {
            return new Settings(input, dimensions, units, dropout, recurrentDropout, value, training);
        }

        public Settings withTraining(NetworkTrainer.Settings value) {
            return new Settings(input, dimensions, units, dropout, recurrentDropout, bidirectional, value);
        }

        private static List<Layer> body(int units, double dropout, double recurrentDropout, boolean bidirectional) {
            return List.of(new Layer.Lstm(units, false, dropout, recurrentDropout, bidirectional));
        }

        private NetworkTextTraining.Design design() {
            return new NetworkTextTraining.Design(
                    input, dimensions, body(units, dropout, recurrentDropout, bidirectional), training);
        }
    }

    private final Settings settings;
    private final NetworkTextTraining training;

    private LstmTextTrainer(Settings settings, NetworkTextTraining training) {
        this.settings = settings;
        this.training = training;
    }

    public LstmTextTrainer(Settings settings) {
        this(settings, NetworkTextTraining.of(settings.design()));
    }

    /** Words begin with these vectors, which then learn as well; those without one begin with small random numbers. */
    public LstmTextTrainer(Settings settings, WordVectors vectors) {
        this.settings = settings.withDimensions(vectors.dimensions());
        this.training = NetworkTextTraining.of(this.settings.design()).startingFrom(vectors);
    }

    @Override
    public LstmTextTrainer withCheckpoints(Consumer<Tensors> listener) {
        return new LstmTextTrainer(settings, training.withCheckpoints(listener));
    }

    @Override
    public LstmTextTrainer resuming(Tensors checkpoint) {
        return new LstmTextTrainer(settings, training.resuming(checkpoint));
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public NetworkTextClassifier train(Documents data, Run run) {
        return training.train(data, run);
    }
}
