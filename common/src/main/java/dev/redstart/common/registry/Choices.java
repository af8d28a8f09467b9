package dev.redstart.common.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a message adds to a name that does not exist: the one that was probably meant, or those that exist. */
final class Choices {
    private static final int SHOWN = 10;

    private Choices() {}

    /** @param noun what the choices are: {@code model} */
    static String hint(String wrong, List<String> choices, String noun) {
        return choices.stream()
                .min(Comparator.comparingInt(choice -> distance(wrong, choice)))
                .filter(choice -> distance(wrong, choice) <= Math.max(1, choice.length() / 3))
                .map(choice -> "; did you mean '" + choice + "'?")
                .orElseGet(() -> list(choices, noun));
    }

    /** The first of them. */
    static String list(List<String> choices, String noun) {
        if (choices.isEmpty()) {
            return "; there is no " + noun + " yet";
        }
        String shown = String.join(", ", choices.subList(0, Math.min(SHOWN, choices.size())));
        return "; there " + (choices.size() == 1 ? "is " : "are ") + shown + (choices.size() > SHOWN ? ", ..." : "");
    }

    /** On one line and of bearable length. */
    static String printable(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 100 ? line : line.substring(0, 100) + "...";
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours (Damerau 1964, each place edited once), without
     * regard to case.
     */
    private static int distance(String left, String right) {
        String wrong = printable(left).toLowerCase(Locale.ROOT);
        int[][] cost = new int[wrong.length() + 1][right.length() + 1];
        for (int row = 0; row <= wrong.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                cost[row][column] = row == 0 || column == 0
                        ? row + column
                        : cheapest(cost, wrong.substring(0, row), right.substring(0, column));
            }
        }
        return cost[wrong.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String wrong, String right) {
        int row = wrong.length();
        int column = right.length();
        boolean same = wrong.charAt(row - 1) == right.charAt(column - 1);
        int cheapest = Math.min(cost[row - 1][column], cost[row][column - 1]) + 1;
        cheapest = Math.min(cheapest, cost[row - 1][column - 1] + (same ? 0 : 1));
        boolean swapped = row > 1
                && column > 1
                && wrong.charAt(row - 1) == right.charAt(column - 2)
                && wrong.charAt(row - 2) == right.charAt(column - 1);
        return swapped ? Math.min(cheapest, cost[row - 2][column - 2] + 1) : cheapest;
    }
}
