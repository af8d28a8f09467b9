package dev.redstart.common.bundle;

import java.util.regex.Pattern;

/** The names that a file in a bundle may have: plain on every system, and never outside the bundle. */
final class BundlePath {
    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";
    private static final Pattern VALID = Pattern.compile(SEGMENT + "(/" + SEGMENT + "){0,7}");

    private BundlePath() {}

    static boolean isValid(String path) {
        return VALID.matcher(path).matches();
    }

    static String checked(String path) {
        if (!isValid(path)) {
            throw new IllegalArgumentException(
                    "path of a bundle file must be names of letters, digits, '.', '_' and '-' between slashes, got '"
                            + printable(path) + "'");
        }
        return path;
    }

    /** On one line and of bearable length, for messages that quote what strangers wrote. */
    static String printable(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", "?");
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }
}
