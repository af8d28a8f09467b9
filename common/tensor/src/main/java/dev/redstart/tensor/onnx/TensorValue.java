package dev.redstart.tensor.onnx;

import dev.redstart.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What goes into an ONNX graph and comes out of it: numbers or strings in a shape, the last dimension fastest. Immutable. */
public sealed interface TensorValue {
    /** The size of each dimension. */
    int[] shape();

    /** Part {@code from} to {@code to - 1} of the first dimension. */
    TensorValue rows(int from, int to);

    /** Numbers with a fraction, whatever their width in the graph. */
    record Floats(Tensor tensor) implements TensorValue {
        @Override
        public int[] shape() {
            return tensor.shape();
        }

        @Override
        public TensorValue rows(int from, int to) {
            return new Floats(tensor.rows(from, to));
        }

        @Override
        public String toString() {
            return "floats " + Arrays.toString(shape());
        }
    }

    /** Whole numbers, whatever their width in the graph; of booleans 0 and 1. */
    final class Longs implements TensorValue {
        private final long[] numbers;
        private final int[] shape;

        Longs(long[] numbers, int[] shape) {
            this.numbers = numbers;
            this.shape = shape;
        }

        @Override
        public int[] shape() {
            return shape.clone();
        }

        @Override
        public TensorValue rows(int from, int to) {
            int row = rowLength(shape, from, to);
            return new Longs(Arrays.copyOfRange(numbers, from * row, to * row), part(shape, from, to));
        }

        public int length() {
            return numbers.length;
        }

        /** The number at a position, counted with the last dimension fastest. */
        public long flat(int position) {
            return numbers[position];
        }

        public long[] copyData() {
            return numbers.clone();
        }

        /** Not a copy. */
        long[] data() {
            return numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Longs longs
                    && Arrays.equals(shape, longs.shape)
                    && Arrays.equals(numbers, longs.numbers);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(numbers);
        }

        @Override
        public String toString() {
            return "whole numbers " + Arrays.toString(shape);
        }
    }

    /** Strings. */
    final class Strings implements TensorValue {
        private final List<String> strings;
        private final int[] shape;

        Strings(List<String> strings, int[] shape) {
            this.strings = strings;
            this.shape = shape;
        }

        @Override
        public int[] shape() {
            return shape.clone();
        }

        @Override
        public TensorValue rows(int from, int to) {
            int row = rowLength(shape, from, to);
            return new Strings(strings.subList(from * row, to * row), part(shape, from, to));
        }

        /** All of them, the last dimension fastest. */
        public List<String> strings() {
            return strings;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Strings value && Arrays.equals(shape, value.shape) && strings.equals(value.strings);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + strings.hashCode();
        }

        @Override
        public String toString() {
            return "strings " + Arrays.toString(shape);
        }
    }

    static TensorValue of(Tensor tensor) {
        return new Floats(tensor);
    }

    /** @param shape the size of each dimension; none at all for one dimension as long as the numbers */
    static TensorValue of(long[] numbers, int... shape) {
        return new Longs(numbers.clone(), checked(shape, numbers.length));
    }

    /** @param shape see {@link #of(long[], int...)} */
    static TensorValue of(List<String> strings, int... shape) {
        return new Strings(List.copyOf(strings), checked(shape, strings.size()));
    }

    /** Token ids, [rows, tokens]; the rows may differ in length and are filled with 0 up to the longest one's. */
    static TensorValue tokens(int[][] rows) {
        int longest = 0;
        for (int[] row : rows) {
            longest = Math.max(longest, row.length);
        }
        long[] ids = new long[Math.multiplyExact(rows.length, longest)];
        for (int row = 0; row < rows.length; row++) {
            for (int place = 0; place < rows[row].length; place++) {
                ids[row * longest + place] = rows[row][place];
            }
        }
        return new Longs(ids, new int[] {rows.length, longest});
    }

    private static int rowLength(int[] shape, int from, int to) {
        if (shape.length == 0) {
            throw new IllegalArgumentException("a value without dimensions has no rows");
        }
        Objects.checkFromToIndex(from, to, shape[0]);
        int length = 1;
        for (int dimension = 1; dimension < shape.length; dimension++) {
            length *= shape[dimension];
        }
        return length;
    }

    private static int[] part(int[] shape, int from, int to) {
        int[] part = shape.clone();
        part[0] = to - from;
        return part;
    }

    private static int[] checked(int[] shape, int length) {
        int[] sizes = shape.length == 0 ? new int[] {length} : shape.clone();
        long product = 1;
        for (int size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException(
                        "each size of a shape must be at least 0, got " + Arrays.toString(sizes));
            }
            product = Math.multiplyExact(product, size);
        }
        if (product != length) {
            throw new IllegalArgumentException(
                    "a shape of " + Arrays.toString(sizes) + " holds " + product + " values, got " + length);
        }
        return sizes;
    }
}
