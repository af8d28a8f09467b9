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
            case Image image -> new Batch(inputs(image, rows, numbers(rows)), null, null, null);
            case Features features -> new Batch(inputs(features, rows, numbers(rows)), null, null, null);
            case Tokens tokens -> tokens(rows, tokens.maxLength());
        };
    }

    /** Rows to learn from, as they are. */
    static Batch of(NetworkSpec spec, NetworkData rows, RowWeights weights) {
        Batch inputs = of(spec, rows);
        return new Batch(inputs.inputs, inputs.mask, answers(spec, rows), column(weights.of(rows)));
    }

    /**
     * Rows to learn from, changed by chance.
     *
     * @param numbers of each row among all that are learned from
     */
    static Batch of(NetworkSpec spec, NetworkData rows, int[] numbers, RowChanges changes) {
        float[] inputs = numbers(rows);
        changes.augment(rows, numbers, inputs);
        float[] answers = answerNumbers(spec, rows, changes.blends());
        float[] weights = changes.weights(rows);
        changes.blend(rows.size(), inputs, answers, weights);
        return new Batch(inputs(spec.input(), rows, inputs), null, matrix(answers, rows.size()), column(weights));
    }

    private static float[] numbers(NetworkData rows) {
        int rowLength = rows.rowLength();
        float[] numbers = new float[Math.multiplyExact(rows.size(), rowLength)];
        for (int row = 0; row < rows.size(); row++) {
            rows.readInto(row, numbers, row * rowLength);
        }
        return numbers;
    }

    private static INDArray inputs(InputShape shape, NetworkData rows, float[] numbers) {
        return Nd4j.create(
                numbers,
                shape instanceof Image image
                        ? new long[] {rows.size(), image.channels(), image.height(), image.width()}
                        : new long[] {rows.size(), rows.rowLength()},
                'c');
    }

    private static INDArray matrix(float[] numbers, int rows) {
        return Nd4j.create(numbers, new long[] {rows, numbers.length / rows}, 'c');
    }

    private static @Nullable INDArray column(float @Nullable [] numbers) {
        return numbers == null ? null : matrix(numbers, numbers.length);
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
        return matrix(answerNumbers(spec, rows, false), rows.size());
    }

    /** @param soft whether several outputs can be right at once, so that a class is written as one number for each */
    private static float[] answerNumbers(NetworkSpec spec, NetworkData rows, boolean soft) {
        int outputs = spec.outputs();
        boolean classes = rows.hasLabels() && (spec.loss() == Loss.CROSS_ENTROPY || outputs == 1);
        int width = classes && !soft ? 1 : outputs;
        float[] answers = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            if (classes && width > 1) {
                answers[row * width + rows.label(row)] = 1;
                continue;
            }
            for (int output = 0; output < width; output++) {
                answers[row * width + output] = classes ? rows.label(row) : rows.target(row, output);
            }
        }
        return answers;
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
