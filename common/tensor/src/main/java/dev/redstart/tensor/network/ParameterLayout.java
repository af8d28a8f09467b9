package dev.redstart.tensor.network;

import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Shape.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Names and shapes of a network's trained numbers, in their order, as {@link Layer} documents them. */
final class ParameterLayout {
    private ParameterLayout() {}

    /**
     * One array of trained numbers.
     *
     * @param layer position in {@link NetworkSpec#layers()}
     * @param name within the layer: {@code forward.bias}
     * @param dl4jName what DL4J calls it
     */
    record Entry(int layer, String name, String dl4jName, List<Integer> shape) {
        String fullName() {
            return layer + "." + name;
        }

        int length() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        int[] dimensions() {
            return shape.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    static List<Entry> of(Chain chain) {
        List<Entry> entries = new ArrayList<>();
        for (int layer = 0; layer < chain.layers().size(); layer++) {
            new Collector(entries, layer, channels(chain.inputOf(layer)))
                    .collect(chain.layers().get(layer));
        }
        return entries;
    }

    /** Numbers at each place of what a layer takes. */
    static int channels(Shape shape) {
        return switch (shape) {
            case Features features -> features.count();
            case Image image -> image.channels();
            case Sequence sequence -> sequence.channels();
            case InputShape.Tokens tokens -> 1;
        };
    }

    private record Collector(List<Entry> entries, int layer, int inputs) {
        void collect(Layer kind) {
            switch (kind) {
                case Layer.Dense dense -> weights(dense.units(), inputs, dense.units());
                case Layer.Conv2d conv -> weights(conv.filters(), conv.filters(), inputs, conv.kernel(), conv.kernel());
                case Layer.Conv1d conv -> weights(conv.filters(), conv.filters(), inputs, conv.kernel());
                case Layer.ParallelConv1d conv -> {
                    KernelWindows windows = new KernelWindows(conv);
                    weights(windows.filters(), windows.filters(), inputs, windows.width());
                }
                case Layer.BatchNorm norm -> {
                    add("gamma", "gamma", inputs);
                    add("beta", "beta", inputs);
                    add("mean", "mean", inputs);
                    add("variance", "var", inputs);
                }
                case Layer.Embedding embedding ->
                    add("weights", "W", embedding.vocabularySize(), embedding.dimensions());
                case Layer.Lstm lstm -> {
                    lstm(lstm.bidirectional() ? "forward." : "", lstm.bidirectional() ? "f" : "", lstm.units());
                    if (lstm.bidirectional()) {
                        lstm("backward.", "b", lstm.units());
                    }
                }
                case Layer.MaxPool2d none -> {}
                case Layer.AveragePool2d none -> {}
                case Layer.GlobalAveragePool none -> {}
                case Layer.GlobalMaxPool1d none -> {}
                case Layer.Flatten none -> {}
                case Layer.Dropout none -> {}
                case Layer.ActivationLayer none -> {}
            }
        }

        private void weights(int biases, Integer... shape) {
            entries.add(new Entry(layer, "weights", "W", List.of(shape)));
            add("bias", "b", biases);
        }

        private void lstm(String prefix, String dl4jPrefix, int units) {
            add(prefix + "inputWeights", dl4jPrefix + "W", inputs, 4 * units);
            add(prefix + "recurrentWeights", dl4jPrefix + "RW", units, 4 * units);
            add(prefix + "bias", dl4jPrefix + "b", 4 * units);
        }

        private void add(String name, String dl4jName, Integer... shape) {
            entries.add(new Entry(layer, name, dl4jName, List.of(shape)));
        }
    }
}
