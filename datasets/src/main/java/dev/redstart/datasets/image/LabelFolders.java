package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.RowProblems;
import dev.redstart.datasets.text.TextSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Pictures in a folder for each label: {@code cats/17.jpg}. Below folders called {@code train} and {@code test} (or {@code val}, {@code validation})
 * they have a given split. Files at the top and an outer folder around all others do not count.
 */
final class LabelFolders {
    private static final Set<String> TRAIN = Set.of("train", "training");
    private static final Set<String> TEST = Set.of("test", "testing", "val", "valid", "validation");

    private final ImageFiles files;
    private final RowProblems problems;
    private final String outer;
    private final boolean split;

    LabelFolders(ImageFiles files, BadRows.Policy badRows) {
        this.files = files;
        this.problems = new RowProblems(files.name(), badRows);
        this.outer = outerFolder(files);
        this.split = files.files().stream().anyMatch(file -> isIn(file, TRAIN))
                && files.files().stream().anyMatch(file -> isIn(file, TEST));
    }

    /** A folder in which all other folders lie, with a slash behind it; else nothing. */
    private static String outerFolder(ImageFiles files) {
        List<String> paths = files.files().stream()
                .map(TextSource::fileName)
                .filter(path -> path.contains("/"))
                .toList();
        if (paths.isEmpty()) {
            return "";
        }
        String folder = paths.getFirst().substring(0, paths.getFirst().indexOf('/') + 1);
        boolean deep =
                paths.stream().allMatch(path -> path.startsWith(folder) && path.indexOf('/', folder.length()) > 0);
        return deep ? folder : "";
    }

    private String[] steps(String path) {
        return (path.startsWith(outer) ? path.substring(outer.length()) : path).split("/");
    }

    private boolean isIn(TextSource file, Set<String> names) {
        String[] steps = steps(file.fileName());
        return steps.length == 3 && names.contains(steps[0].toLowerCase(Locale.ROOT));
    }

    ReadImages read() {
        PictureRows rows = new PictureRows(problems);
        files.emptyFolders().forEach(folder -> problems.report(folder, "the folder of this label is empty"));
        if (!split) {
            files.files().forEach(file -> add(file, 2, rows));
            return ReadImages.of(rows.build(source(rows)), problems.badRows());
        }
        files.files().stream().filter(file -> isIn(file, TRAIN)).forEach(file -> add(file, 3, rows));
        int trainRows = rows.size();
        files.files().stream().filter(file -> isIn(file, TEST)).forEach(file -> add(file, 3, rows));
        if (trainRows == 0 || trainRows == rows.size()) {
            throw new DataException(files.name() + ": one part of the given split has no picture");
        }
        return ReadImages.split(rows.build(source(rows)), trainRows, problems.badRows());
    }

    private Source source(PictureRows rows) {
        return new Source(files.name(), files.licence(), rows.sha256());
    }

    private void add(TextSource file, int depth, PictureRows rows) {
        String[] steps = steps(file.fileName());
        if (steps.length == depth) {
            rows.add(file, steps[depth - 2]);
        } else if (steps.length > 1) {
            problems.report(
                    file.fileName(),
                    "a picture has to lie in the folder of its label, not deeper; the label would be one of "
                            + Arrays.asList(steps).subList(0, steps.length - 1));
        }
    }
}
