package dev.redstart.nlp.classify;

import dev.redstart.common.model.ModelException;
import java.util.Map;

/**
 * The settings file of a text classifier's bundle.
 *
 * @param file its path, for messages
 */
record BundleSettings(String file, Map<String, Object> json) {
    private static final String TEMPERATURE = "temperature";
    private static final String ERROR_BEFORE = "calibrationErrorBefore";
    private static final String ERROR_AFTER = "calibrationErrorAfter";
    private static final String ROWS = "calibrationRows";

    /** @throws ModelException if there is nothing of that type under the key */
    <T> T value(String key, Class<T> type) {
        Object value = json.get(key);
        if (!type.isInstance(value)) {
            throw new ModelException(file + " has no " + type.getSimpleName() + " '" + key + "'");
        }
        return type.cast(value);
    }

    int integer(String key) {
        return value(key, Number.class).intValue();
    }

    private double number(String key) {
        return value(key, Number.class).doubleValue();
    }

    static void put(Map<String, Object> json, TemperatureScaling calibration) {
        json.put(TEMPERATURE, calibration.temperature());
        json.put(ERROR_BEFORE, calibration.errorBefore());
        json.put(ERROR_AFTER, calibration.errorAfter());
        json.put(ROWS, calibration.rows());
    }

    TemperatureScaling calibration() {
        return new TemperatureScaling(number(TEMPERATURE), number(ERROR_BEFORE), number(ERROR_AFTER), integer(ROWS));
    }
}
