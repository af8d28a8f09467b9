package dev.redstart.nlp.classify;

import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.model.ModelException;
import java.util.Map;

/**
 * The settings file of a text classifier's bundle.
 *
 * @param file its path, for messages
 */
record BundleSettings(String file, Map<String, Object> json) {
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

    TemperatureScaling calibration() {
        return TemperatureScaling.fromJson(json);
    }
}
