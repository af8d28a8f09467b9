package dev.redstart.common.train;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a settings record's components by name, in order: numbers, booleans and strings as they are, enum constants in lower case. Those of a
 * record within it stand beside the others.
 */
final class SettingsReader {
    private SettingsReader() {}

    static Map<String, Object> read(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        read(settings, values);
        return values;
    }

    private static void read(Record settings, Map<String, Object> values) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = valueOf(component, settings);
            // Not every record: one of several ways to do something (a sealed interface) has a name, its toString().
            if (component.getType().isRecord()) {
                read((Record) value, values);
            } else {
                values.put(component.getName(), plain(value));
            }
        }
    }

    private static Object valueOf(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "settings record " + settings.getClass() + " must be public and readable", e);
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean flag -> flag;
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            default -> value.toString();
        };
    }
}
