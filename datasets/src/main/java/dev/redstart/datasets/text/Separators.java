package dev.redstart.datasets.text;

import java.util.List;
import java.util.Optional;

/** The usual separators: which one a text has, and what people call it. */
final class Separators {
    /** What is tried, the likelier first. */
    private static final List<String> USUAL = List.of("\t", "::", ";", ",", "|");

    private Separators() {}

    /**
     * The separator of most lines: of those that stand in the first line, the one that stands equally often in most other lines, and of
     * these the most frequent.
     */
    static Optional<String> find(List<String> lines) {
        String best = null;
        long bestScore = 0;
        for (String separator : USUAL) {
            int expected = count(lines.getFirst(), separator);
            long agreeing = lines.stream()
                    .filter(line -> count(line, separator) == expected)
                    .count();
            long score = expected == 0 ? 0 : agreeing * 1_000_000 + expected;
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How often the separator stands outside of quotes. */
    private static int count(String line, String separator) {
        int count = 0;
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                quoted = !quoted;
            } else if (!quoted && line.startsWith(separator, at)) {
                count++;
                at += separator.length() - 1;
            }
        }
        return count;
    }

    /** In words, for messages: {@code a tab}. */
    static String inWords(String separator) {
        return switch (separator) {
            case "\t" -> "a tab";
            case "," -> "a comma";
            case ";" -> "a semicolon";
            case " " -> "a space";
            default -> "'" + separator + "'";
        };
    }

    /** What is wrong with a row that has not as many columns as the others, and what to do. */
    static String wrongCount(DelimitedRows row, int expected, String separator) {
        return row.fieldCount() + (row.fieldCount() == 1 ? " column" : " columns") + ", expected " + expected + ". "
                + remedy(row.text(), separator, row.fieldCount() > expected);
    }

    private static String remedy(String row, String separator, boolean tooMany) {
        for (String other : USUAL) {
            // Commas are common inside text, so they hint at nothing.
            if (!other.equals(separator) && !other.equals(",") && count(row, other) > 0) {
                return "Is the separator " + inWords(other) + "?";
            }
        }
        if (tooMany && separator.equals("\t")) {
            return "Is there a tab in a value? Make it a space";
        }
        return tooMany ? "Put a value that contains " + inWords(separator) + " in quotes" : "Is the row cut off?";
    }
}
