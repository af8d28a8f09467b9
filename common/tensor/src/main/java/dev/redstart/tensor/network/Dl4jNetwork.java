package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A live DL4J network under our names. For one thread at a time. */
final class Dl4jNetwork {
    private final Chain chain;
    private final MultiLayerNetwork network;
    private final int[] positions;
    private final List<IUpdater> updaters = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();

    /** Weights of filters of several widths, and 1 for each that lies inside its filter's window. */
    private record Window(INDArray weights, INDArray inside) {}

    /** @param positions of each of our layers among DL4J's, -1 for one that has none */
    Dl4jNetwork(Chain chain, MultiLayerNetwork network, int[] positions, Map<String, Tensor> parameters) {
        this.chain = chain;
        this.network = network;
        this.positions = positions.clone();
        for (ParameterLayout.Entry entry : ParameterLayout.of(chain)) {
            updaters.add(
                    network.getLayer(positions[entry.layer()]).conf().getLayer().getUpdaterByParam(entry.dl4jName()));
            if (chain.layers().get(entry.layer()) instanceof Layer.ParallelConv1d conv
                    && entry.name().equals("weights")) {
                float[] mask = new KernelWindows(conv).mask(entry.shape().get(1));
                windows.add(new Window(parameter(entry), inDl4jOrder(entry, mask)));
            }
        }
        setParameters(parameters);
        closeWindows();
    }

    MultiLayerNetwork dl4j() {
        return network;
    }

    /** DL4J's layer for one of ours. */
    org.deeplearning4j.nn.api.Layer layer(int position) {
        return network.getLayer(positions[position]);
    }

    /**
     * Somewhere between DL4J's layers.
     *
     * @param next the layer in front of it
     * @param turned whether it is behind what prepares that layer's input
     */
    record Place(int next, boolean turned) {}

    /** Where the answer of one of our layers is; of -1, the input. */
    Place following(int layer) {
        if (layer < 0) {
            return new Place(0, false);
        }
        return positions[layer] < 0 ? new Place(positions[layer + 1], true) : new Place(positions[layer] + 1, false);
    }

    /** What the network says: [rows, outputs], last dimension fastest. */
    float[] output(Batch batch) {
        try (INDArray answer = network.output(batch.inputs(), false, batch.mask(), null)) {
            return numbers(answer);
        }
    }

    /** One step of learning; gives the mean loss of the batch before it. */
    double fit(Batch batch, double learningRate) {
        updaters.forEach(updater -> {
            if (updater.hasLearningRate()) {
                updater.setLrAndSchedule(learningRate, null);
            }
        });
        network.fit(batch.inputs(), batch.answers(), batch.mask(), batch.weights());
        closeWindows();
        return network.score();
    }

    /** Takes back what a step has done to weights outside their filter's window. */
    private void closeWindows() {
        windows.forEach(window -> window.weights().muli(window.inside()));
    }

    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterLayout.Entry entry : ParameterLayout.of(chain)) {
            float[] numbers = numbers(parameter(entry));
            parameters.put(
                    entry.fullName(),
                    Tensor.of(isWindow(entry) ? WindowOrder.of(entry).fromDl4j(numbers) : numbers, entry.dimensions()));
        }
        return parameters;
    }

    void setParameters(Map<String, Tensor> parameters) {
        for (ParameterLayout.Entry entry : ParameterLayout.of(chain)) {
            Tensor numbers = Objects.requireNonNull(parameters.get(entry.fullName()), entry.fullName());
            parameter(entry).assign(inDl4jOrder(entry, numbers.copyData()));
        }
    }

    private INDArray inDl4jOrder(ParameterLayout.Entry entry, float[] numbers) {
        float[] ordered = isWindow(entry) ? WindowOrder.of(entry).toDl4j(numbers) : numbers;
        return Nd4j.create(ordered, parameter(entry).shape(), 'c');
    }

    private static boolean isWindow(ParameterLayout.Entry entry) {
        return entry.shape().size() == 3;
    }

    /** What the optimiser remembers; empty if it remembers nothing. */
    float[] optimiserMemory() {
        INDArray memory = network.getUpdater().getStateViewArray();
        return memory == null ? new float[0] : numbers(memory);
    }

    void setOptimiserMemory(float[] memory) {
        INDArray view = network.getUpdater().getStateViewArray();
        if (view != null) {
            view.assign(Nd4j.create(memory, view.shape(), 'c'));
        }
    }

    int steps() {
        return network.getIterationCount();
    }

    void setSteps(int count) {
        network.setIterationCount(count);
    }

    private INDArray parameter(ParameterLayout.Entry entry) {
        return layer(entry.layer()).getParam(entry.dl4jName());
    }

    /** All numbers, last dimension fastest, wherever they lie. */
    static float[] numbers(INDArray array) {
        if (array.isEmpty()) {
            return new float[0];
        }
        // A copy also for what calls itself 'c': a permuted array may lie otherwise.
        try (INDArray ordered = array.dup('c')) {
            return ordered.data().asFloat();
        }
    }
}
