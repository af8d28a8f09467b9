package dev.redstart.tensor.network;

import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.InputShape.Tokens;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Some rows as DL4J takes them, outside the Java heap: close it, or they stay until the garbage collector comes by.
 *
 * @param mask 1 where a row has a token, [rows, places]; null if all rows are equally long
 * @param answers classes as [rows, 1], or [rows, outputs]; null when nothing is learned
 * @param weights how much each row counts, [rows, 1]; null if all count 1
 */
record Batch(
        INDArray inputs,
        @Nullable INDArray mask,
        @Nullable INDArray answers,
        @Nullable INDArray weights) implements AutoCloseable {
    /** Rows to answer. */
    static Batch of(NetworkSpec spec, NetworkData rows) {
        return switch (spec.input()) {
            case Image image -> numbers(rows, image.channels(), image.height(), image.width());
            case Features features -> numbers(rows, features.count());
            case Tokens tokens -> tokens(rows, tokens.maxLength());
        };
    }

    /** Rows to learn from. */
    static Batch of(NetworkSpec spec, NetworkData rows, RowWeights weights) {
        Batch inputs = of(spec, rows);
        return new Batch(inputs.inputs, inputs.mask, answers(spec, rows), weights.of(rows));
    }

    private static Batch numbers(NetworkData rows, int... rowShape) {
        long[] shape = new long[rowShape.length + 1];
        shape[0] = rows.size();
        int rowLength = 1;
        for (int dimension = 0; dimension < rowShape.length; dimension++) {
            shape[dimension + 1] = rowShape[dimension];
            rowLength *= rowShape[dimension];
        }
        float[] numbers = new float[Math.multiplyExact(rows.size(), rowLength)];
        for (int row = 0; row < rows.size(); row++) {
            rows.readInto(row, numbers, row * rowLength);
        }
        return new Batch(Nd4j.create(numbers, shape, 'c'), null, null, null);
    }

    /** As long as its longest row. */
    private static Batch tokens(NetworkData rows, int maxLength) {
        int longest = 0;
        int shortest = maxLength;
        for (int row = 0; row < rows.size(); row++) {
            int length = Math.min(maxLength, rows.ids(row).length);
            longest = Math.max(longest, length);
            shortest = Math.min(shortest, length);
        }
        float[] ids = new float[rows.size() * longest];
        float[] mask = new float[rows.size() * longest];
        for (int row = 0; row < rows.size(); row++) {
            int[] tokens = rows.ids(row);
            for (int place = 0; place < Math.min(longest, tokens.length); place++) {
                ids[row * longest + place] = tokens[place];
                mask[row * longest + place] = 1;
            }
        }
        return new Batch(
                Nd4j.create(ids, new long[] {rows.size(), 1, longest}, 'c'),
                shortest == longest ? null : Nd4j.create(mask, new long[] {rows.size(), longest}, 'c'),
                null,
                null);
    }

    private static INDArray answers(NetworkSpec spec, NetworkData rows) {
        int outputs = spec.outputs();
        boolean classes = rows.hasLabels() && (spec.loss() == Loss.CROSS_ENTROPY || outputs == 1);
        int width = classes ? 1 : outputs;
        float[] answers = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            for (int output = 0; output < width; output++) {
                answers[row * width + output] = classes ? rows.label(row) : rows.target(row, output);
            }
        }
        return Nd4j.create(answers, new long[] {rows.size(), width}, 'c');
    }

    @Override
    public void close() {
        for (INDArray array : new INDArray[] {inputs, mask, answers, weights}) {
            if (array != null && array.closeable()) {
                array.close();
            }
        }
    }
}
