package dev.redstart.datasets.text;

/** How many letters must be inserted, deleted or replaced to make one name another (Levenshtein 1966). */
final class NameDistance {
    private NameDistance() {}

    static int between(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int at = 0; at < previous.length; at++) {
            previous[at] = at;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[previous.length];
            current[0] = row;
            for (int at = 1; at < current.length; at++) {
                int replaced = previous[at - 1] + (one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1);
                current[at] = Math.min(replaced, 1 + Math.min(previous[at], current[at - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
