package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.NetworkTrainer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A network that looks for short phrases: a vector for each word, filters over windows of 3, 4 and 5 words, of each filter the strongest answer
 * in the text, and a probability for each label. Kim, Convolutional Neural Networks for Sentence Classification, EMNLP 2014; one channel, whose
 * vectors learn.
 *
 * <p>A part of the rows is held out: they say when to stop, and which temperature calibrates the probabilities.
 */
public final class CnnTextTrainer implements NetworkTextTrainer {
    private static final List<Integer> WINDOWS = List.of(3, 4, 5);

    /**
     * @param input how texts become numbers
     * @param dimensions of a word's vector, at least 1; pretrained vectors bring their own
     * @param filters of each width, at least 1
     * @param dropout share of the filters' answers dropped in training, 0 to below 1
     * @param training of the network
     */
    public record Settings(
            TextInput input, int dimensions, int filters, double dropout, NetworkTrainer.Settings training) {
        public Settings {
            var unused = body(filters, dropout);
            NetworkTextTraining.checkDimensions(dimensions);
        }

        /** 128 dimensions, 100 filters of each width, half of their answers dropped; the last 200 words of 20,000. */
        public static Settings defaults() {
            return new Settings(
                    TextInput.defaults().withMaxLength(200), 128, 100, 0.5, NetworkTrainer.Settings.defaults());
        }

        public Settings withInput(TextInput value) {
            return new Settings(value, dimensions, filters, dropout, training);
        }

        public Settings withDimensions(int value) {
            return new Settings(input, value, filters, dropout, training);
        }

        public Settings withFilters(int value) {
            return new Settings(input, dimensions, value, dropout, training);
        }

        public Settings withDropout(double value) {
            return new Settings(input, dimensions, filters, value, training);
        }

        public Settings withTraining(NetworkTrainer.Settings value) {
            return new Settings(input, dimensions, filters, dropout, value);
        }

        private static List<Layer> body(int filters, double dropout) {
            return List.of(
                    new Layer.ParallelConv1d(filters, WINDOWS, Activation.RELU),
                    new Layer.GlobalMaxPool1d(),
                    new Layer.Dropout(dropout));
        }

        private NetworkTextTraining.Design design() {
            return new NetworkTextTraining.Design(input, dimensions, body(filters, dropout), training);
        }
    }

    private final Settings settings;
    private final NetworkTextTraining training;

    private CnnTextTrainer(Settings settings, NetworkTextTraining training) {
        this.settings = settings;
        this.training = training;
    }

    public CnnTextTrainer(Settings settings) {
        this(settings, NetworkTextTraining.of(settings.design()));
    }

    /** Words begin with these vectors, which then learn as well; those without one begin with small random numbers. */
    public CnnTextTrainer(Settings settings, WordVectors vectors) {
        this.settings = settings.withDimensions(vectors.dimensions());
        this.training = NetworkTextTraining.of(this.settings.design()).startingFrom(vectors);
    }

    @Override
    public CnnTextTrainer withCheckpoints(Consumer<Tensors> listener) {
        return new CnnTextTrainer(settings, training.withCheckpoints(listener));
    }

    @Override
    public CnnTextTrainer resuming(Tensors checkpoint) {
        return new CnnTextTrainer(settings, training.resuming(checkpoint));
    }

    @Override
    public String name() {
        return "cnn";
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
