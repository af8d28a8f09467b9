package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts that somebody has sorted: rows of text and label. Immutable.
 *
 * <p>Labels are numbered in the order of their names, so that two files with the same labels number them alike. A part of the documents
 * ({@link #select}) keeps all labels, even those of which it has no row.
 */
public final class Documents implements Dataset<Documents> {
    private final Source source;
    private final String[] texts;
    private final RowLabels labels;

    private Documents(Source source, String[] texts, RowLabels labels) {
        this.source = source;
        this.texts = texts;
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
        return labels.names();
    }

    public String text(int row) {
        return texts[row];
    }

    /** The number of the row's label in {@link #labels()}. */
    public int label(int row) {
        return labels.number(row);
    }

    /** All texts by row. */
    public List<String> texts() {
        return List.of(texts);
    }

    /** The number of each row's label; a new array. */
    public int[] labelNumbers() {
        return labels.copyNumbers();
    }

    /** How many rows each label has, by its number. */
    public int[] rowsOfLabel() {
        return labels.counts();
    }

    @Override
    public Documents select(int[] rows) {
        String[] selected = new String[rows.length];
        for (int row = 0; row < rows.length; row++) {
            selected[row] = texts[rows[row]];
        }
        return new Documents(source, selected, labels.select(rows));
    }

    /**
     * The same rows with labels numbered as in another set; its labels first, then those that only this one has. What was learned from
     * the other set can then be judged on this one.
     */
    public Documents labelledAs(Vocabulary others) {
        return new Documents(source, texts, labels.numberedAs(others));
    }

    @Override
    public String toString() {
        return source.name() + ": " + size() + " texts, " + labels.names().size() + " labels";
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private final List<String> texts = new ArrayList<>();
        private final RowLabels.Builder labels = new RowLabels.Builder();

        private Builder() {}

        public int size() {
            return texts.size();
        }

        public Builder add(String rowText, String rowLabel) {
            labels.add(rowLabel);
            texts.add(rowText);
            return this;
        }

        /** How many different labels there are so far. */
        public int labelCount() {
            return labels.labelCount();
        }

        public Documents build(Source source) {
            return new Documents(source, texts.toArray(String[]::new), labels.build());
        }
    }
}
