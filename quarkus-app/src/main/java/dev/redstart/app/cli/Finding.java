package dev.redstart.app.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code doctor} found about one thing.
 *
 * @param check which thing, in a word or two: {@code free disk}
 * @param remedy what to do; {@code null} where nothing is to be done
 * @param figures for programs, by name
 */
record Finding(
        String check, State state, String found, @Nullable String remedy, Map<String, Object> figures) {
    /** How bad it is. */
    enum State {
        OK,
        /** Something is slow, missing or damaged; the rest works. */
        WARNING,
        /** Commands fail. */
        FAULT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, null, Map.of());
    }

    static Finding warning(String check, String found, String remedy) {
        return new Finding(check, State.WARNING, found, remedy, Map.of());
    }

    static Finding fault(String check, String found, String remedy) {
        return new Finding(check, State.FAULT, found, remedy, Map.of());
    }

    /** The same with a figure more. */
    Finding with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(figures);
        more.put(name, value);
        return new Finding(check, state, found, remedy, more);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", check);
        json.put("state", state.word());
        json.put("finding", found);
        if (remedy != null) {
            json.put("remedy", remedy);
        }
        json.putAll(figures);
        return json;
    }
}
