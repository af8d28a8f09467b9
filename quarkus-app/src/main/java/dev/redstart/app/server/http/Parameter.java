package dev.redstart.app.server.http;

import org.jspecify.annotations.Nullable;

/** Reads parameters of a query string; what cannot be read is an {@link IllegalArgumentException} that names the parameter. */
public final class Parameter {
    private Parameter() {}

    public static @Nullable Integer integer(String name, @Nullable String text) {
        try {
            return isAbsent(text) ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " must be a whole number below 2147483648, got '" + text + "'", e);
        }
    }

    public static @Nullable Double number(String name, @Nullable String text) {
        try {
            return isAbsent(text) ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, got '" + text + "'", e);
        }
    }

    public static @Nullable Boolean flag(String name, @Nullable String text) {
        if (isAbsent(text)) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false, got '" + text + "'");
        };
    }

    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
