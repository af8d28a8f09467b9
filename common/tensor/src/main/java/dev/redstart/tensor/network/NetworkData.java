package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a network, with or without the right answers. Immutable; a selection of rows shares everything with the whole, and a batch copies
 * only its own rows.
 *
 * <p>Rows of tokens may have any length. Padding (0) is dropped wherever it stands, so the answer does not depend on it, and a row without
 * any token counts as one unknown word ({@value #UNKNOWN}).
 */
public final class NetworkData {
    static final int UNKNOWN = 1;

    /** Gives the numbers of one row, so that images may lie in memory as bytes or on the disk. */
    @FunctionalInterface
    public interface RowReader {
        /** @param into receives the row's numbers at {@code offset} and behind it */
        void read(int row, float[] into, int offset);
    }

    private final Inputs inputs;
    private final int @Nullable [] labels;
    private final @Nullable Tensor targets;
    private final int[] rows;

    private NetworkData(Inputs inputs, int @Nullable [] labels, @Nullable Tensor targets, int[] rows) {
        this.inputs = inputs;
        this.labels = labels;
        this.targets = targets;
        this.rows = rows;
    }

    /** Where the inputs are: numbers of a fixed count, or tokens. */
    sealed interface Inputs {
        int size();

        record Numbers(
                int size,
                int rowLength,
                RowReader reader,
                @Nullable RowAugmenter augmenter) implements Inputs {}

        @SuppressWarnings("ArrayRecordComponent") // never leaves this package
        record Tokens(int[][] ids) implements Inputs {
            @Override
            public int size() {
                return ids.length;
            }
        }
    }

    /** Rows without answers; the first dimension counts them. */
    public static NetworkData of(Tensor inputs) {
        for (int position = 0; position < inputs.length(); position++) {
            if (!Float.isFinite(inputs.flat(position))) {
                int row = position / (inputs.length() / inputs.size(0));
                throw new IllegalArgumentException(
                        "row " + row + " has " + inputs.flat(position) + ", inputs must be finite");
            }
        }
        int rowLength = inputs.size(0) == 0 ? 0 : inputs.length() / inputs.size(0);
        return of(
                inputs.size(0),
                rowLength,
                (row, into, offset) -> inputs.copyTo(row * rowLength, into, offset, rowLength));
    }

    /**
     * Rows without answers that are read when they are needed.
     *
     * @param rowLength numbers in a row
     * @param reader finite numbers; called by one thread at a time, often in another order each epoch
     */
    public static NetworkData of(int size, int rowLength, RowReader reader) {
        return new NetworkData(new Inputs.Numbers(size, rowLength, reader, null), null, null, range(size));
    }

    /** Rows of tokens without answers. */
    public static NetworkData tokens(int[][] ids) {
        int[][] bare = new int[ids.length][];
        for (int row = 0; row < ids.length; row++) {
            bare[row] = withoutPadding(ids[row]);
        }
        return new NetworkData(new Inputs.Tokens(bare), null, null, range(ids.length));
    }

    /** These rows with a class for each, from 0. */
    public NetworkData labelled(int[] classes) {
        checkAnswers(classes.length);
        int[] copy = new int[inputs.size()];
        for (int row = 0; row < rows.length; row++) {
            if (classes[row] < 0) {
                throw new IllegalArgumentException("label of row " + row + " must be at least 0, got " + classes[row]);
            }
            copy[rows[row]] = classes[row];
        }
        return new NetworkData(inputs, copy, null, rows);
    }

    /** All rows with numbers to learn for each, [rows, outputs]: one-hot or soft classes, several yes-or-no answers, or values. */
    public NetworkData withTargets(Tensor numbers) {
        checkAnswers(numbers.size(0));
        if (numbers.rank() != 2) {
            throw new IllegalArgumentException("targets must have shape [rows, outputs], got " + numbers);
        }
        if (rows.length != inputs.size()) {
            throw new IllegalArgumentException("targets belong to all rows, so give them before selecting some");
        }
        return new NetworkData(inputs, null, numbers, rows);
    }

    private void checkAnswers(int count) {
        if (count != rows.length) {
            throw new IllegalArgumentException("there are " + rows.length + " rows, but answers for " + count);
        }
    }

    public int size() {
        return rows.length;
    }

    /** Whether {@link #label} answers. */
    public boolean hasLabels() {
        return labels != null;
    }

    /** Whether each row has its answer, be it a class or numbers. */
    public boolean hasAnswers() {
        return labels != null || targets != null;
    }

    /** The class of a row. */
    public int label(int row) {
        if (labels == null) {
            throw new IllegalStateException("these rows have no labels");
        }
        return labels[rows[row]];
    }

    /**
     * These rows, changed by chance each time that they are learned from; validation and prediction see them as they are.
     *
     * @param augmenter called by one thread at a time
     */
    public NetworkData augmentedBy(RowAugmenter augmenter) {
        if (!(inputs instanceof Inputs.Numbers numbers)) {
            throw new IllegalArgumentException("rows of tokens cannot be augmented");
        }
        Inputs changing = new Inputs.Numbers(numbers.size(), numbers.rowLength(), numbers.reader(), augmenter);
        return new NetworkData(changing, labels, targets, rows);
    }

    /** The named rows, in the order given; a row may be named more than once. */
    public NetworkData select(int[] chosen) {
        int[] selected = new int[chosen.length];
        for (int at = 0; at < chosen.length; at++) {
            selected[at] = rows[Objects.checkIndex(chosen[at], rows.length)];
        }
        return new NetworkData(inputs, labels, targets, selected);
    }

    /** Part {@code from} to {@code to - 1}. */
    NetworkData range(int from, int to) {
        return new NetworkData(inputs, labels, targets, Arrays.copyOfRange(rows, from, to));
    }

    Inputs inputs() {
        return inputs;
    }

    /** The tokens of a row, without padding, at least one; not a copy. */
    int[] ids(int row) {
        return ((Inputs.Tokens) inputs).ids()[rows[row]];
    }

    void readInto(int row, float[] into, int offset) {
        ((Inputs.Numbers) inputs).reader().read(rows[row], into, offset);
    }

    /** Numbers in a row's input. */
    int rowLength() {
        return ((Inputs.Numbers) inputs).rowLength();
    }

    /** What changes a row before it is learned from; null if nothing does. */
    @Nullable
    RowAugmenter augmenter() {
        return inputs instanceof Inputs.Numbers numbers ? numbers.augmenter() : null;
    }

    float target(int row, int output) {
        if (targets == null) {
            throw new IllegalStateException("these rows have no targets");
        }
        return targets.at(rows[row], output);
    }

    /** Numbers in a row's answer; 0 for classes. */
    int targetWidth() {
        return targets == null ? 0 : targets.size(1);
    }

    private static int[] withoutPadding(int[] ids) {
        int[] kept = new int[ids.length];
        int count = 0;
        for (int id : ids) {
            if (id != 0) {
                kept[count++] = id;
            }
        }
        return count == 0 ? new int[] {UNKNOWN} : Arrays.copyOf(kept, count);
    }

    private static int[] range(int size) {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        return rows;
    }
}
