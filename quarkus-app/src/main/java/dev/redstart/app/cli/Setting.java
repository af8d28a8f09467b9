package dev.redstart.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting of an algorithm as an option of the command line.
 *
 * @param name without the dashes: {@code factors}
 * @param label what stands for its value in the help: {@code N}
 * @param description one sentence for the help
 * @param value reads it from the trainer's settings
 * @param with the settings with the value that somebody typed
 */
record Setting<S>(
        String name, String label, String description, Function<S, Object> value, BiFunction<S, String, S> with) {
    /** The label of a setting that may be typed without a value, which is then true. */
    static final String YES_NO = "true|false";

    static <S> Setting<S> whole(
            String name, String description, Function<S, Object> value, BiFunction<S, Integer, S> with) {
        return new Setting<>(
                name, "N", description, value, (settings, typed) -> with.apply(settings, wholeNumber(name, typed)));
    }

    static <S> Setting<S> decimal(
            String name, String description, Function<S, Object> value, BiFunction<S, Double, S> with) {
        return new Setting<>(
                name, "X", description, value, (settings, typed) -> with.apply(settings, number(name, typed)));
    }

    static <S> Setting<S> yesNo(
            String name, String description, Function<S, Object> value, BiFunction<S, Boolean, S> with) {
        return new Setting<>(
                name, YES_NO, description, value, (settings, typed) -> with.apply(settings, truth(name, typed)));
    }

    static <S, E extends Enum<E>> Setting<S> choice(
            String name, String description, Class<E> choices, Function<S, Object> value, BiFunction<S, E, S> with) {
        return new Setting<>(
                name,
                "WORD",
                description + ": " + all(choices),
                value,
                (settings, typed) -> with.apply(settings, chosen(name, typed, choices)));
    }

    /** The same of settings that have these as a part. */
    <O> Setting<O> within(Function<O, S> part, BiFunction<O, S, O> withPart) {
        return new Setting<>(
                name,
                label,
                description,
                whole -> value.apply(part.apply(whole)),
                (whole, typed) -> withPart.apply(whole, with.apply(part.apply(whole), typed)));
    }

    /** The same where the settings call it otherwise: what they complain of is what was typed. */
    Setting<S> calledThere(String component) {
        return new Setting<>(name, label, description, value, (settings, typed) -> {
            try {
                return with.apply(settings, typed);
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                throw new IllegalArgumentException(
                        message.startsWith(component + " ")
                                ? "--" + name + message.substring(component.length())
                                : message,
                        e);
            }
        });
    }

    /** How the default is written in the help. */
    String shown(S settings) {
        Object found = value.apply(settings);
        return switch (found) {
            case Enum<?> constant -> word(constant);
            case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
            default -> String.valueOf(found);
        };
    }

    /** An enum constant as people type it: {@code tf-idf}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> String all(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(Setting::word).collect(Collectors.joining(", "));
    }

    private static int wholeNumber(String name, String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a whole number, got '" + typed + "'", e);
        }
    }

    private static double number(String name, String typed) {
        try {
            return Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a number, got '" + typed + "'", e);
        }
    }

    private static boolean truth(String name, String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("--" + name + " must be true or false, got '" + typed + "'");
        };
    }

    private static <E extends Enum<E>> E chosen(String name, String typed, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (word(choice).equals(typed.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return choice;
            }
        }
        throw new IllegalArgumentException("--" + name + " must be one of " + all(choices) + ", got '" + typed + "'"
                + Closest.hint(
                        typed,
                        Arrays.stream(choices.getEnumConstants())
                                .map(Setting::word)
                                .toList()));
    }
}
