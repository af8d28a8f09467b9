package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of an image set, in a folder or a zip archive: IDX as MNIST has it, CIFAR-10's binary files, or pictures in a folder for each label.
 *
 * <p>Hidden files and folders do not count. Files are named by their path from the top, {@code cats/17.jpg}, and come in the order of these names.
 *
 * @param name the data set's name
 * @param files all files; the name of a file is its path
 * @param emptyFolders paths of folders without a file
 */
public record ImageFiles(String name, @Nullable String licence, List<TextSource> files, List<String> emptyFolders) {
    private static final int LEVELS = 3;
    private static final int MOST_FILES = 2_000_000;

    public ImageFiles {
        files = List.copyOf(files);
        emptyFolders = List.copyOf(emptyFolders);
    }

    /** The files in a folder, at most three levels deep. */
    public static ImageFiles in(Path folder) {
        List<TextSource> files = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder, LEVELS)) {
            for (Path path : paths.sorted().toList()) {
                String relative = relative(folder, path);
                if (relative.isEmpty() || isHidden(relative)) {
                    continue;
                }
                if (Files.isRegularFile(path)) {
                    files.add(new TextSource(relative, relative, null, () -> Files.newInputStream(path)));
                } else if (Files.isDirectory(path) && isEmpty(path)) {
                    empty.add(relative);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(folder + ": the folder cannot be read: " + e.getMessage(), e);
        }
        return of(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), files, empty);
    }

    static ImageFiles of(String name, List<TextSource> files, List<String> empty) {
        if (files.size() > MOST_FILES) {
            throw new DataException(name + ": " + files.size() + " files, more than " + MOST_FILES);
        }
        return new ImageFiles(name, null, files, empty);
    }

    private static String relative(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.allMatch(child -> isHidden(String.valueOf(child.getFileName())));
        }
    }

    static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.") || path.startsWith("__MACOSX/");
    }

    /** The same files as a data set of another name. */
    public ImageFiles called(String dataSet, @Nullable String itsLicence) {
        return new ImageFiles(dataSet, itsLicence, files, emptyFolders);
    }

    /** The file at this path. */
    Optional<TextSource> file(String path) {
        return files.stream().filter(file -> file.fileName().equals(path)).findFirst();
    }

    /** The file at this path, or at this path with {@code .gz} behind it. */
    Optional<TextSource> plainOrPacked(String path) {
        return file(path).or(() -> file(path + ".gz"));
    }

    /** Reads them as the set that they are. */
    public ReadImages read(BadRows.Policy badRows) {
        Optional<IdxSet> idx = IdxSet.find(this);
        if (idx.isPresent()) {
            return idx.get().read();
        }
        Optional<CifarSet> cifar = CifarSet.find(this);
        return cifar.isPresent() ? cifar.get().read() : new LabelFolders(this, badRows).read();
    }
}
