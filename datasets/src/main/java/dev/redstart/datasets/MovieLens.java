package dev.redstart.datasets;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.datasets.text.DelimitedReader;
import dev.redstart.datasets.text.ReadOptions;
import dev.redstart.datasets.text.TextSource;
import dev.redstart.datasets.text.TitleReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The MovieLens data sets as GroupLens packs them: 100K ({@code u.data}), 1M and 10M ({@code ratings.dat}), 20M and later
 * ({@code ratings.csv}). Each file may be gzipped, with {@code .gz} behind its name.
 *
 * @see <a href="https://grouplens.org/datasets/movielens/">grouplens.org</a>
 */
public final class MovieLens {
    private static final int FOLDS_OF_100K = 5;
    private static final Layout OF_100K =
            new Layout("u.data", "u.item", new TitleReader("|", StandardCharsets.ISO_8859_1, ""));
    private static final Layout OF_1M =
            new Layout("ratings.dat", "movies.dat", new TitleReader("::", StandardCharsets.ISO_8859_1, ""));
    private static final Layout LATEST =
            new Layout("ratings.csv", "movies.csv", new TitleReader(",", StandardCharsets.UTF_8, "movieId"));

    private final Path ratings;
    private final Layout layout;

    private MovieLens(Path ratings, Layout layout) {
        this.ratings = ratings;
        this.layout = layout;
    }

    /** The names of the files that hold ratings and films, and how the latter are written. */
    private record Layout(String ratings, String films, TitleReader titles) {}

    /** The ratings in a folder. */
    public static Interactions read(Path folder) {
        return in(folder).ratings();
    }

    /** The set that lies in a folder. */
    public static MovieLens in(Path folder) {
        return find(folder)
                .orElseThrow(() -> new DataException(
                        folder + " holds none of u.data, ratings.dat and ratings.csv, so it is no MovieLens folder"));
    }

    /** The set that a folder holds, or of which a file is the ratings. */
    static Optional<MovieLens> find(Path folderOrFile) {
        for (Layout layout : List.of(OF_100K, OF_1M, LATEST)) {
            Optional<Path> found = Files.isDirectory(folderOrFile)
                    ? file(folderOrFile, layout.ratings())
                    : Optional.of(folderOrFile).filter(file -> isCalled(file, layout.ratings()));
            if (found.isPresent()) {
                return Optional.of(new MovieLens(found.get(), layout));
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(Path file, String name) {
        String actual = String.valueOf(file.getFileName());
        return actual.equals(name) || actual.equals(name + ".gz");
    }

    private static Optional<Path> file(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        return Files.isRegularFile(plain)
                ? Optional.of(plain)
                : Optional.of(packed).filter(Files::isRegularFile);
    }

    private Path folder() {
        Path parent = ratings.toAbsolutePath().getParent();
        return parent == null ? ratings.toAbsolutePath() : parent;
    }

    public Interactions ratings() {
        return new DelimitedReader(ReadOptions.defaults()).read(source()).data();
    }

    /** The bytes of the ratings, called after the folder. */
    TextSource source() {
        return called(ratings);
    }

    private TextSource called(Path file) {
        return TextSource.file(file).called(String.valueOf(folder().getFileName()), null);
    }

    /** Film id to title and year; empty if the file of films is not there. */
    public Map<String, String> titles() {
        return file(folder(), layout.films())
                .map(file -> layout.titles().read(TextSource.file(file)))
                .orElse(Map.of());
    }

    /** The five folds {@code u1} to {@code u5} that come with 100K; none for the other sets. */
    public List<Split<Interactions>> folds() {
        List<Split<Interactions>> folds = new ArrayList<>();
        for (int fold = 1; layout.equals(OF_100K) && fold <= FOLDS_OF_100K; fold++) {
            Optional<Path> train = file(folder(), "u" + fold + ".base");
            Optional<Path> test = file(folder(), "u" + fold + ".test");
            if (train.isPresent() && test.isPresent()) {
                folds.add(new Split<>(part(train.get()), part(test.get()), "u" + fold));
            }
        }
        return List.copyOf(folds);
    }

    private Interactions part(Path file) {
        return new DelimitedReader(ReadOptions.defaults()).read(called(file)).data();
    }
}
