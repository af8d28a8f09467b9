package dev.redstart.recommender;

import dev.redstart.common.model.ModelException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Settings as they were read from a bundle's JSON. Whatever is missing or of the wrong kind is a {@link ModelException} that names it.
 *
 * @param file the JSON's name in the bundle, for messages
 */
public record StoredSettings(String file, Map<String, Object> values) {
    public int wholeNumber(String name) {
        double number = number(name);
        if (number != (int) number) {
            throw wrong(name, "a whole number");
        }
        return (int) number;
    }

    public double number(String name) {
        if (values.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(name, "a number");
    }

    /** A constant by its name in lower case, words joined by hyphens: {@code with-means}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (nameOf(constant).equals(values.get(name))) {
                return constant;
            }
        }
        throw wrong(
                name,
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(StoredSettings::nameOf)
                                .toList());
    }

    /** A constant as the bundles write it. */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ModelException wrong(String name, String expected) {
        return new ModelException(file + " has '" + name + "' = " + values.get(name) + ", expected " + expected
                + "; train the model again");
    }
}
