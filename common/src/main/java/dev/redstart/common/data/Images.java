package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    private final int[] labelOfRow;
    private final Vocabulary labels;

    private Images(Source source, Picture[] pictures, int[] labelOfRow, Vocabulary labels) {
        this.source = source;
        this.pictures = pictures;
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
        return pictures.length;
    }

    /** Every label that a row may have. */
    public Vocabulary labels() {
        return labels;
    }

    public Picture picture(int row) {
        return pictures[row];
    }

    /** The number of the row's label in {@link #labels()}. */
    public int label(int row) {
        return labelOfRow[row];
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
    public Images select(int[] rows) {
        Picture[] picture = new Picture[rows.length];
        int[] label = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            picture[row] = pictures[rows[row]];
            label[row] = labelOfRow[rows[row]];
        }
        return new Images(source, picture, label, labels);
    }

    /**
     * The same rows with labels numbered as in another set; its labels first, then those that only this one has. What was learned from
     * the other set can then be judged on this one.
     */
    public Images labelledAs(Vocabulary others) {
        List<String> all = new ArrayList<>(others.ids());
        labels.ids().stream().filter(label -> !others.contains(label)).forEach(all::add);
        Vocabulary numbered = Vocabulary.of(all);
        int[] label = Arrays.stream(labelOfRow)
                .map(old -> numbered.indexOf(labels.id(old)))
                .toArray();
        return new Images(source, pictures, label, numbered);
    }

    @Override
    public String toString() {
        return source.name() + ": " + size() + " images, " + labels.size() + " labels";
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private final List<Picture> pictures = new ArrayList<>();
        private final Vocabulary.Builder labels = new Vocabulary.Builder();
        private int[] label = new int[1 << 8];

        private Builder() {}

        public int size() {
            return pictures.size();
        }

        public Builder add(Picture picture, String rowLabel) {
            if (rowLabel.isBlank()) {
                throw new IllegalArgumentException("the label of row " + size() + " must not be blank");
            }
            if (size() == label.length) {
                label = Arrays.copyOf(label, Math.multiplyExact(size(), 2));
            }
            label[size()] = labels.add(rowLabel);
            pictures.add(picture);
            return this;
        }

        /** Labels are numbered in the order of their names. */
        public Images build(Source source) {
            return build(source, labels.build().ids().stream().sorted().toList());
        }

        /**
         * Labels are numbered in a given order, as a publisher's table of classes has them.
         *
         * @param order every label that occurs, and perhaps more
         */
        public Images build(Source source, List<String> order) {
            Vocabulary asSeen = labels.build();
            Vocabulary numbered = Vocabulary.of(order);
            int[] number = asSeen.ids().stream().mapToInt(numbered::indexOf).toArray();
            int[] labelOfRow =
                    IntStream.range(0, size()).map(row -> number[label[row]]).toArray();
            if (Arrays.stream(number).anyMatch(index -> index == Vocabulary.UNKNOWN)) {
                throw new IllegalArgumentException("the labels " + asSeen.ids() + " do not all stand in " + order);
            }
            return new Images(source, pictures.toArray(Picture[]::new), labelOfRow, numbered);
        }
    }
}
