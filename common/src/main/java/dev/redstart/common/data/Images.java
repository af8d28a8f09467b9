package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Pictures that somebody has sorted: rows of {@link Picture} and label. Immutable.
 *
 * <p>A row is {@link Pixels}, or an {@link EncodedPicture} whose file is read when it is asked for; sizes and channels may differ from row to
 * row. Labels are numbered in the order of their names, or as the builder is told. A part of the images ({@link #select}) keeps all labels,
 * even those of which it has no row.
 */
public final class Images implements Dataset<Images> {
    private final Source source;
    private final Picture[] pictures;
    private final RowLabels labels;

    private Images(Source source, Picture[] pictures, RowLabels labels) {
        this.source = source;
        this.pictures = pictures;
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
        return pictures.length;
    }

    /** Every label that a row may have. */
    public Vocabulary labels() {
        return labels.names();
    }

    public Picture picture(int row) {
        return pictures[row];
    }

    /** The number of the row's label in {@link #labels()}. */
    public int label(int row) {
        return labels.number(row);
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
    public Images select(int[] rows) {
        Picture[] selected = new Picture[rows.length];
        for (int row = 0; row < rows.length; row++) {
            selected[row] = pictures[rows[row]];
        }
        return new Images(source, selected, labels.select(rows));
    }

    /**
     * The same rows with labels numbered as in another set; its labels first, then those that only this one has. What was learned from
     * the other set can then be judged on this one.
     */
    public Images labelledAs(Vocabulary others) {
        return new Images(source, pictures, labels.numberedAs(others));
    }

    @Override
    public String toString() {
        return source.name() + ": " + size() + " images, " + labels.names().size() + " labels";
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private final List<Picture> pictures = new ArrayList<>();
        private final RowLabels.Builder labels = new RowLabels.Builder();

        private Builder() {}

        public int size() {
            return pictures.size();
        }

        public Builder add(Picture picture, String rowLabel) {
            labels.add(rowLabel);
            pictures.add(picture);
            return this;
        }

        /** Labels are numbered in the order of their names. */
        public Images build(Source source) {
            return new Images(source, pictures.toArray(Picture[]::new), labels.build());
        }

        /**
         * Labels are numbered in a given order, as a publisher's table of classes has them.
         *
         * @param order every label that occurs, and perhaps more
         */
        public Images build(Source source, List<String> order) {
            return new Images(source, pictures.toArray(Picture[]::new), labels.build(order));
        }
    }
}
