package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;
import dev.redstart.vision.image.Preprocessing.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a {@link Preprocessing}; every mistake is one line that says where. */
record PreprocessingJson(Map<String, ?> json, String where) {
    Preprocessing read() {
        try {
            return new Preprocessing(
                    number("width"),
                    number("height"),
                    number("channels"),
                    fit(),
                    numbers("mean"),
                    numbers("deviation"));
        } catch (IllegalArgumentException e) {
            throw new DataException(where + ": " + e.getMessage(), e);
        }
    }

    private int number(String key) {
        if (json.get(key) instanceof Number number
                && number.longValue() == number.doubleValue()
                && number.longValue() == number.intValue()) {
            return number.intValue();
        }
        throw new DataException(where + ": '" + key + "' must be a whole number, got " + json.get(key));
    }

    private Fit fit() {
        return Arrays.stream(Fit.values())
                .filter(fit -> fit.name().toLowerCase(Locale.ROOT).equals(json.get("fit")))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        where + ": 'fit' must be stretch, letterbox or crop, got " + json.get("fit")));
    }

    private List<Double> numbers(String key) {
        if (json.get(key) instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().map(value -> ((Number) value).doubleValue()).toList();
        }
        throw new DataException(where + ": '" + key + "' must be a list of numbers, got " + json.get(key));
    }
}
