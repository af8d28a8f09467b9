package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The labels of a set's rows: every label that there may be, and the number of each row's. Immutable. */
final class RowLabels {
    static final RowLabels NONE = new RowLabels(Vocabulary.of(List.of()), new int[0]);

    private final Vocabulary names;
    private final int[] numberOfRow;

    private RowLabels(Vocabulary names, int[] numberOfRow) {
        this.names = names;
        this.numberOfRow = numberOfRow;
    }

    /** Labels are numbered in the order of their names. */
    static RowLabels of(List<String> labels) {
        Vocabulary names = Vocabulary.of(labels.stream().distinct().sorted().toList());
        return new RowLabels(names, labels.stream().mapToInt(names::indexOf).toArray());
    }

    Vocabulary names() {
        return names;
    }

    int number(int row) {
        return numberOfRow[row];
    }

    int[] copyNumbers() {
        return numberOfRow.clone();
    }

    /** How many rows each label has, by its number. */
    int[] counts() {
        int[] counts = new int[names.size()];
        for (int number : numberOfRow) {
            counts[number]++;
        }
        return counts;
    }

    /** Of no labels none again, whatever the rows. */
    RowLabels select(int[] rows) {
        return names.size() == 0
                ? this
                : new RowLabels(
                        names, Arrays.stream(rows).map(row -> numberOfRow[row]).toArray());
    }

    /** The same numbered as another set's: its labels first, then those that only this one has. */
    RowLabels numberedAs(Vocabulary others) {
        List<String> all = new ArrayList<>(others.ids());
        names.ids().stream().filter(label -> !others.contains(label)).forEach(all::add);
        return renumbered(Vocabulary.of(all));
    }

    private RowLabels renumbered(Vocabulary renamed) {
        int[] number = names.ids().stream().mapToInt(renamed::indexOf).toArray();
        return new RowLabels(
                renamed, Arrays.stream(numberOfRow).map(old -> number[old]).toArray());
    }

    /** Collects labels row by row. Not thread-safe. */
    static final class Builder {
        private final Vocabulary.Builder labels = new Vocabulary.Builder();
        private int[] number = new int[1 << 8];
        private int size;

        void add(String label) {
            if (label.isBlank()) {
                throw new IllegalArgumentException("the label of row " + size + " must not be blank");
            }
            if (size == number.length) {
                number = Arrays.copyOf(number, Math.multiplyExact(size, 2));
            }
            number[size++] = labels.add(label);
        }

        /** How many different labels there are so far. */
        int labelCount() {
            return labels.size();
        }

        /** Labels are numbered in the order of their names. */
        RowLabels build() {
            return build(labels.build().ids().stream().sorted().toList());
        }

        /** @param order every label that occurs, and perhaps more */
        RowLabels build(List<String> order) {
            Vocabulary asSeen = labels.build();
            Vocabulary ordered = Vocabulary.of(order);
            if (!asSeen.ids().stream().allMatch(ordered::contains)) {
                throw new IllegalArgumentException("the labels " + asSeen.ids() + " do not all stand in " + order);
            }
            return new RowLabels(asSeen, Arrays.copyOf(number, size)).renumbered(ordered);
        }
    }
}
