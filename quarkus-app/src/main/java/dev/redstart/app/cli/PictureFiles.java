package dev.redstart.app.cli;

import dev.redstart.app.questions.PictureQuestion;
import dev.redstart.common.data.DataException;
import dev.redstart.vision.image.ImageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Picture files that a command was given: files, and folders with all that is in them but what is hidden. */
record PictureFiles(List<Path> files) {
    PictureFiles {
        files = List.copyOf(files);
    }

    /** @throws DataException if a folder has no file in it */
    static PictureFiles of(List<Path> filesAndFolders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : filesAndFolders) {
            if (Files.isDirectory(path)) {
                files.addAll(in(path));
            } else {
                files.add(path);
            }
        }
        return new PictureFiles(files);
    }

    /** The files in a folder, in the order of their paths. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(path -> !isHidden(folder.relativize(path)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new DataException(folder + ": there is no file in this folder");
            }
            return files;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHidden(Path path) {
        for (Path step : path) {
            if (step.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The file as a question.
     *
     * @throws DataException if it is too long for a picture
     */
    static PictureQuestion question(Path file) throws IOException {
        long longest = ImageDecoder.Limits.defaults().bytes();
        if (Files.size(file) > longest) {
            throw new DataException(file + ": " + Files.size(file) + " bytes, a picture has at most " + longest);
        }
        if (Files.isDirectory(file)) {
            throw new DataException(file + ": this is a folder, give one picture");
        }
        return new PictureQuestion(file.toString(), Files.readAllBytes(file));
    }
}
