package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields have the types that a manifest needs; one line says which has not. */
final class ManifestFields {
    private final Map<String, Object> map;
    private final String where;

    ManifestFields(Map<String, Object> map, String where) {
        this.map = map;
        this.where = where;
    }

    Map<String, Object> map() {
        return map;
    }

    Set<String> keys() {
        return map.keySet();
    }

    String string(String key) {
        return typed(key, String.class, "text");
    }

    @Nullable
    String optionalString(String key) {
        return map.get(key) == null ? null : string(key);
    }

    long number(String key) {
        return typed(key, Long.class, "a whole number");
    }

    double real(String key) {
        return typed(key, Number.class, "a number").doubleValue();
    }

    @Nullable
    Double optionalReal(String key) {
        return map.get(key) == null ? null : real(key);
    }

    ManifestFields object(String key) {
        return fields(typed(key, Map.class, "an object"));
    }

    /** A list of objects. */
    <T> List<T> list(String key, Function<ManifestFields, T> element) {
        List<T> list = new ArrayList<>();
        for (Object value : typed(key, List.class, "a list")) {
            if (!(value instanceof Map<?, ?> fields)) {
                throw wrong(key, "a list of objects");
            }
            list.add(element.apply(fields(fields)));
        }
        return list;
    }

    List<Long> numbers(String key) {
        List<Long> numbers = new ArrayList<>();
        for (Object value : typed(key, List.class, "a list")) {
            if (!(value instanceof Long number)) {
                throw wrong(key, "a list of whole numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    @SuppressWarnings("unchecked") // every JSON object has strings as keys
    private ManifestFields fields(Map<?, ?> object) {
        return new ManifestFields((Map<String, Object>) object, where);
    }

    private <T> T typed(String key, Class<T> type, String expected) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw wrong(key, expected);
        }
        return type.cast(value);
    }

    private ModelException wrong(String key, String expected) {
        return new ModelException(where + " is damaged: '" + BundlePath.printable(key) + "' must be " + expected);
    }
}
