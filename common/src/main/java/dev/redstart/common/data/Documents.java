package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts that somebody has sorted: rows of text and label. Immutable.
 *
 * <p>Labels are numbered in the order of their names, so that two files with the same labels number them alike. A part of the documents
 * ({@link #select}) keeps all labels, even those of which it has no row.
 */
public final class Documents implements Dataset<Documents> {
    private final Source source;
    private final String[] texts;
    private final int[] labelOfRow;
    private final Vocabulary labels;

    private Documents(Source source, String[] texts, int[] labelOfRow, Vocabulary labels) {
        this.source = source;
        this.texts = texts;
        this.labelOfRow = labelOfRow;
        this.labels = labels;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public int size() {
        return texts.length;
    }

    /** Every label that a row may have. */
    public Vocabulary labels() {
        return labels;
    }

    public String text(int row) {
        return texts[row];
    }

    /** The number of the row's label in {@link #labels()}. */
    public int label(int row) {
        return labelOfRow[row];
    }

    /** All texts by row. */
    public List<String> texts() {
        return List.of(texts);
    }

    /** The number of each row's label; a new array. */
    public int[] labelNumbers() {
        return labelOfRow.clone();
    }

    /** How many rows each label has, by its number. */
    public int[] rowsOfLabel() {
        int[] rows = new int[labels.size()];
        for (int label : labelOfRow) {
            rows[label]++;
        }
        return rows;
    }

    @Override
    public Documents select(int[] rows) {
        String[] text = new String[rows.length];
        int[] label = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            text[row] = texts[rows[row]];
            label[row] = labelOfRow[rows[row]];
        }
        return new Documents(source, text, label, labels);
    }

    /**
     * The same rows with labels numbered as in another set; its labels first, then those that only this one has. What was learned from
     * the other set can then be judged on this one.
     */
    public Documents labelledAs(Vocabulary others) {
        List<String> all = new ArrayList<>(others.ids());
        labels.ids().stream().filter(label -> !others.contains(label)).forEach(all::add);
        Vocabulary numbered = Vocabulary.of(all);
        int[] label = Arrays.stream(labelOfRow)
                .map(old -> numbered.indexOf(labels.id(old)))
                .toArray();
        return new Documents(source, texts, label, numbered);
    }

    @Override
    public String toString() {
        return source.name() + ": " + size() + " texts, " + labels.size() + " labels";
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private final List<String> texts = new ArrayList<>();
        private final Vocabulary.Builder labels = new Vocabulary.Builder();
        private int[] label = new int[1 << 8];

        private Builder() {}

        public int size() {
            return texts.size();
        }

        public Builder add(String rowText, String rowLabel) {
            if (rowLabel.isBlank()) {
                throw new IllegalArgumentException("the label of row " + size() + " must not be blank");
            }
            if (size() == label.length) {
                label = Arrays.copyOf(label, Math.multiplyExact(size(), 2));
            }
            label[size()] = labels.add(rowLabel);
            texts.add(rowText);
            return this;
        }

        /** How many different labels there are so far. */
        public int labelCount() {
            return labels.size();
        }

        public Documents build(Source source) {
            Vocabulary asSeen = labels.build();
            Vocabulary sorted = Vocabulary.of(asSeen.ids().stream().sorted().toList());
            int[] number = asSeen.ids().stream().mapToInt(sorted::indexOf).toArray();
            int[] labelOfRow =
                    IntStream.range(0, size()).map(row -> number[label[row]]).toArray();
            return new Documents(source, texts.toArray(String[]::new), labelOfRow, sorted);
        }
    }
}
