package dev.redstart.recommender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What Surprise 1.1.4 (Python) answers on the official folds of MovieLens 100K: the independent check of the rating algorithms. */
public final class SurpriseAnswers {
    /** The errors of an algorithm on one fold, counted from 1. */
    public record Fold(String algorithm, int fold, double rmse, double mae) {}

    /**
     * A prediction for a row of {@code u1.test}.
     *
     * @param neighbours on how many neighbours it rests; -1 where the algorithm has none
     */
    public record Estimate(String algorithm, String user, String item, double estimate, int neighbours) {}

    private SurpriseAnswers() {}

    public static List<Fold> folds() {
        return rows("surprise-1.1.4-folds.csv").stream()
                .map(cells -> new Fold(cells[0], Integer.parseInt(cells[1]), number(cells[2]), number(cells[3])))
                .toList();
    }

    public static List<Estimate> predictions() {
        return rows("surprise-1.1.4-predictions-u1.csv").stream()
                .map(cells -> new Estimate(
                        cells[0],
                        cells[1],
                        cells[2],
                        number(cells[3]),
                        cells[4].isEmpty() ? -1 : Integer.parseInt(cells[4])))
                .toList();
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }

    private static List<String[]> rows(String resource) {
        InputStream in = Objects.requireNonNull(SurpriseAnswers.class.getResourceAsStream(resource), resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
