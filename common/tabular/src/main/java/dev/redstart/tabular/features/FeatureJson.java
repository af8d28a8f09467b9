package dev.redstart.tabular.features;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads what {@link ColumnFeatures#toJson} wrote. */
final class FeatureJson {
    private FeatureJson() {}

    static ColumnFeatures column(Object json) {
        if (!(json instanceof Map<?, ?> column)) {
            throw new ModelException("a column of the features must be an object, got " + json);
        }
        String kind = value(column, "kind", String.class);
        return switch (kind) {
            case "number" -> number(column);
            case "category" -> category(column);
            default -> throw new ModelException("the features have a column of kind '" + kind + "'");
        };
    }

    private static NumberFeatures number(Map<?, ?> column) {
        return new NumberFeatures(
                value(column, "name", String.class),
                number(column, "median"),
                number(column, "low"),
                number(column, "high"),
                scaling(value(column, "scaling", String.class)),
                number(column, "mean"),
                number(column, "deviation"),
                number(column, "missingShare"));
    }

    private static CategoryFeatures category(Map<?, ?> column) {
        return new CategoryFeatures(
                value(column, "name", String.class),
                Vocabulary.of(list(column, "categories", String.class)),
                list(column, "shares", Number.class).stream()
                        .map(Number::doubleValue)
                        .toList(),
                number(column, "missingShare"));
    }

    private static Scaling scaling(String word) {
        return Arrays.stream(Scaling.values())
                .filter(scaling -> scaling.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ModelException("the features have the scaling '" + word + "'"));
    }

    private static double number(Map<?, ?> column, String key) {
        return value(column, key, Number.class).doubleValue();
    }

    private static <T> List<T> list(Map<?, ?> column, String key, Class<T> type) {
        List<T> values = new ArrayList<>();
        for (Object value : value(column, key, List.class)) {
            values.add(type.cast(value));
        }
        return values;
    }

    private static <T> T value(Map<?, ?> column, String key, Class<T> type) {
        Object value = column.get(key);
        if (!type.isInstance(value)) {
            throw new ModelException("a column of the features has no " + type.getSimpleName() + " '" + key + "'");
        }
        return type.cast(value);
    }
}
