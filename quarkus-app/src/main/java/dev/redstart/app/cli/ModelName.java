package dev.redstart.app.cli;

import java.util.regex.Pattern;

/** The name under which a model is to be published, checked before an hour of training and not after it. */
record ModelName(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    ModelName {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "name must be up to 64 lower-case letters, digits, '.', '_' or '-', starting with a letter or digit, got '"
                            + text + "'");
        }
    }
}
