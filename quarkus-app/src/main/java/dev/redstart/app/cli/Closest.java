package dev.redstart.app.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody probably meant: the known word with the fewest typing mistakes, at most one in three letters; else the shortest one that
 * contains what was typed. Mistakes are letters too many, missing, wrong, or swapped with their neighbour (optimal string alignment).
 */
final class Closest {
    private static final int SHORTEST_PART = 3;

    private Closest() {}

    static Optional<String> to(String word, Collection<String> known) {
        Optional<String> mistyped = known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed(word, candidate))
                .filter(candidate -> mistakes(word, candidate) <= allowed(word, candidate))
                .min(Comparator.comparingInt((String candidate) -> mistakes(word, candidate))
                        .thenComparing(candidate -> candidate));
        return mistyped.or(() -> containing(word.toLowerCase(Locale.ROOT), known));
    }

    private static Optional<String> containing(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> word.length() >= SHORTEST_PART
                        && candidate.toLowerCase(Locale.ROOT).contains(word))
                .min(Comparator.comparingInt(String::length).thenComparing(candidate -> candidate));
    }

    /** {@code ; did you mean 'als'?}, or nothing. */
    static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(candidate -> "; did you mean '" + Text.printable(candidate) + "'?")
                .orElse("");
    }

    private static int allowed(String word, String candidate) {
        return Math.max(word.length(), candidate.length()) / 3;
    }

    private static int mistakes(String word, String candidate) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = candidate.toLowerCase(Locale.ROOT);
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, a, b, i, j);
            }
        }
        return least[a.length()][b.length()];
    }

    private static int step(int[][] least, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(least[i - 1][j - 1] + (same ? 0 : 1), Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
    }
}
