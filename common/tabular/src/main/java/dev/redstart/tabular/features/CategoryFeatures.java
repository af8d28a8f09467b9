package dev.redstart.tabular.features;

import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableColumn;
import dev.redstart.common.data.Vocabulary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A category becomes a number for each known one: 1 for itself and 0 for the others, less the share of that category in training. Where training
 * had empty cells, empty is a category too. What training did not see, or saw too rarely to keep, is 0 everywhere: as an average row.
 *
 * @param shares of all training rows, by category
 */
record CategoryFeatures(String name, Vocabulary known, List<Double> shares, double missingShare)
        implements ColumnFeatures {
    CategoryFeatures {
        shares = List.copyOf(shares);
        boolean valid = shares.stream().allMatch(share -> share >= 0 && share <= 1);
        if (shares.size() != known.size() || !valid || !(missingShare >= 0 && missingShare <= 1)) {
            throw new IllegalArgumentException(
                    "column '" + name + "' has " + known.size() + " categories and shares that make no sense");
        }
    }

    static CategoryFeatures learn(Table rows, int column, int maxCategories) {
        Vocabulary all = CellValue.categories(rows.columns().get(column));
        long[] counts = new long[all.size()];
        long missing = 0;
        for (int row = 0; row < rows.size(); row++) {
            int category = rows.category(row, column);
            if (category == Table.MISSING) {
                missing++;
            } else {
                counts[category]++;
            }
        }
        List<Integer> kept = IntStream.range(0, counts.length)
                .filter(category -> counts[category] > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer category) -> -counts[category]))
                .limit(maxCategories)
                .sorted()
                .toList();
        double size = Math.max(1, rows.size());
        return new CategoryFeatures(
                rows.columns().get(column).name(),
                Vocabulary.of(kept.stream().map(all::id).toList()),
                kept.stream().map(category -> counts[category] / size).toList(),
                missing / size);
    }

    @Override
    public TableColumn column() {
        return new TableColumn(name, known);
    }

    @Override
    public int size() {
        int all = known.size() + (missingShare > 0 ? 1 : 0);
        return all < 2 ? 0 : all;
    }

    @Override
    public Object typical() {
        int best = 0;
        for (int category = 1; category < shares.size(); category++) {
            best = shares.get(category) > shares.get(best) ? category : best;
        }
        return shares.isEmpty() ? "" : known.id(best);
    }

    @Override
    public void write(@Nullable Object value, float[] into, int at) {
        String category = CellValue.category(value);
        int number = category == null ? known.size() : known.indexOf(category);
        if (number == Vocabulary.UNKNOWN || number >= size()) {
            return;
        }
        for (int other = 0; other < size(); other++) {
            double share = other < known.size() ? shares.get(other) : missingShare;
            into[at + other] = (float) ((other == number ? 1 : 0) - share);
        }
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("kind", "category");
        json.put("categories", known.ids());
        json.put("shares", shares);
        json.put("missingShare", missingShare);
        return json;
    }
}
