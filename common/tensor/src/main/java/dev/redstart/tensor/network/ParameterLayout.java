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
     * @param owner that layer, or the one inside it that the numbers belong to
     * @param name within the layer: {@code forward.bias}
     * @param dl4jName what DL4J calls it
     */
    record Entry(int layer, Layer owner, String name, String dl4jName, List<Integer> shape) {
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
            new Collector(entries, layer, "").collect(chain.layers().get(layer), chain.inputOf(layer));
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

    /** @param inside where in the layer: {@code "0."} for the first one of a body */
    private record Collector(List<Entry> entries, int layer, String inside) {
        void collect(Layer kind, Shape input) {
            int inputs = channels(input);
            switch (kind) {
                case Layer.Dense dense -> weights(dense, dense.units(), inputs, dense.units());
                case Layer.Conv2d conv ->
                    weights(conv, conv.filters(), conv.filters(), inputs, conv.kernel(), conv.kernel());
                case Layer.Conv1d conv -> weights(conv, conv.filters(), conv.filters(), inputs, conv.kernel());
                case Layer.ParallelConv1d conv -> {
                    KernelWindows windows = new KernelWindows(conv);
                    weights(conv, windows.filters(), windows.filters(), inputs, windows.width());
                }
                case Layer.BatchNorm norm -> {
                    add(norm, "gamma", "gamma", inputs);
                    add(norm, "beta", "beta", inputs);
                    add(norm, "mean", "mean", inputs);
                    add(norm, "variance", "var", inputs);
                }
                case Layer.Embedding embedding ->
                    add(embedding, "weights", "W", embedding.vocabularySize(), embedding.dimensions());
                case Layer.Lstm lstm -> {
                    lstm(lstm, inputs, lstm.bidirectional() ? "forward." : "", lstm.bidirectional() ? "f" : "");
                    if (lstm.bidirectional()) {
                        lstm(lstm, inputs, "backward.", "b");
                    }
                }
                case Layer.Residual residual -> ways(ResidualWays.of(residual, (Image) input));
                case Layer.MaxPool2d none -> {}
                case Layer.AveragePool2d none -> {}
                case Layer.GlobalAveragePool none -> {}
                case Layer.GlobalMaxPool1d none -> {}
                case Layer.Flatten none -> {}
                case Layer.Dropout none -> {}
                case Layer.ActivationLayer none -> {}
            }
        }

        private void ways(ResidualWays ways) {
            for (int step = 0; step < ways.body().layers().size(); step++) {
                new Collector(entries, layer, step + ".")
                        .collect(ways.body().layers().get(step), ways.body().inputOf(step));
            }
            for (int step = 0; step < ways.shortcut().layers().size(); step++) {
                new Collector(entries, layer, ResidualWays.SHORTCUT + ".")
                        .collect(
                                ways.shortcut().layers().get(step),
                                ways.shortcut().inputOf(step));
            }
        }

        private void weights(Layer owner, int biases, Integer... shape) {
            add(owner, "weights", "W", shape);
            add(owner, "bias", "b", biases);
        }

        private void lstm(Layer.Lstm lstm, int inputs, String prefix, String dl4jPrefix) {
            add(lstm, prefix + "inputWeights", dl4jPrefix + "W", inputs, 4 * lstm.units());
            add(lstm, prefix + "recurrentWeights", dl4jPrefix + "RW", lstm.units(), 4 * lstm.units());
            add(lstm, prefix + "bias", dl4jPrefix + "b", 4 * lstm.units());
        }

        private void add(Layer owner, String name, String dl4jName, Integer... shape) {
            entries.add(new Entry(layer, owner, inside + name, inside + dl4jName, List.of(shape)));
        }
    }
}
