package dev.redstart.tensor.lstm;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** Small yes-or-no networks of DL4J's over tokens, with random weights and data; all by seed. */
final class Dl4jNetworks {
    /** What stands between the embedding and the output. */
    enum Kind {
        LAST_STATE,
        TWO_LAYERS,
        BOTH_DIRECTIONS
    }

    /** Sizes of a network. */
    record Sizes(int vocabulary, int dimensions, int units) {}

    private Dl4jNetworks() {}

    static MultiLayerNetwork of(Kind kind, Sizes sizes, IUpdater updater) {
        return of(
                kind,
                sizes,
                updater,
                new EmbeddingSequenceLayer.Builder()
                        .nIn(sizes.vocabulary())
                        .nOut(sizes.dimensions())
                        .build());
    }

    static MultiLayerNetwork of(Kind kind, Sizes sizes, IUpdater updater, Layer embedding) {
        LSTM first = lstm(sizes.dimensions(), sizes.units());
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(7)
                .weightInit(WeightInit.XAVIER)
                .updater(updater)
                .list()
                .layer(embedding);
        int outputs = sizes.units();
        switch (kind) {
            case LAST_STATE -> layers.layer(new LastTimeStep(first));
            case TWO_LAYERS -> layers.layer(first).layer(new LastTimeStep(lstm(sizes.units(), sizes.units())));
            case BOTH_DIRECTIONS -> {
                layers.layer(new BothDirections(first)).layer(new GlobalPoolingLayer(PoolingType.MAX));
                outputs = 2 * sizes.units();
            }
        }
        layers.layer(new OutputLayer.Builder(new LossBinaryXENT())
                .nIn(outputs)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        randomise(network);
        return network;
    }

    private static LSTM lstm(int inputs, int units) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build();
    }

    /** By the names of the parameters, in whatever order their numbers lie. */
    private static void randomise(MultiLayerNetwork network) {
        SplittableRandom random = new SplittableRandom(5);
        network.paramTable().forEach((name, parameter) -> {
            float[] numbers = new float[(int) parameter.length()];
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = (float) (random.nextGaussian() * 0.3);
            }
            parameter.assign(Nd4j.create(numbers, parameter.shape(), 'c'));
        });
    }

    static INDArray tokens(int vocabulary, int rows, int places) {
        SplittableRandom random = new SplittableRandom(11);
        float[] ids = new float[rows * places];
        for (int at = 0; at < ids.length; at++) {
            ids[at] = 1 + random.nextInt(vocabulary - 1);
        }
        return Nd4j.create(ids, new long[] {rows, 1, places}, 'c');
    }

    /** Yes for every other row. */
    static INDArray answers(int rows) {
        float[] answers = new float[rows];
        for (int row = 0; row < rows; row += 2) {
            answers[row] = 1;
        }
        return Nd4j.create(answers, new long[] {rows, 1}, 'c');
    }

    /** Row 0 has one token, each further one two more, up to all places. */
    static INDArray mask(int rows, int places) {
        float[] mask = new float[rows * places];
        for (int row = 0; row < rows; row++) {
            for (int place = 0; place < Math.min(places, 1 + 2 * row); place++) {
                mask[row * places + place] = 1;
            }
        }
        return Nd4j.create(mask, new long[] {rows, places}, 'c');
    }
}
