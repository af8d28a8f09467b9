package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.DocumentsReader;
import dev.redstart.datasets.text.ReadDocuments;
import dev.redstart.datasets.text.RowProblems;
import dev.redstart.datasets.text.TextColumns;
import dev.redstart.datasets.text.TextFormat;
import dev.redstart.datasets.text.TextSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A table of labels and paths of picture files, which lie in the folder of the table or below it. */
public final class PathTable {
    private final Path table;
    private final TextColumns columns;
    private final BadRows.Policy badRows;

    /** @param columns the label, and the path as the text */
    public PathTable(Path table, TextColumns columns, BadRows.Policy badRows) {
        this.table = table;
        this.columns = columns;
        this.badRows = badRows;
    }

    public ReadImages read() {
        ReadDocuments paths = new DocumentsReader(columns, TextFormat.detected(), badRows).read(table);
        String name = String.valueOf(table.getFileName());
        RowProblems problems = new RowProblems(name, badRows);
        PictureRows rows = new PictureRows(problems);
        Documents data = paths.data();
        for (int row = 0; row < data.size(); row++) {
            add(data.text(row).strip(), data.labels().id(data.label(row)), rows, problems);
        }
        return ReadImages.of(
                rows.build(new Source(name, null, rows.sha256())), together(paths.badRows(), problems.badRows()));
    }

    private static BadRows together(BadRows lines, BadRows files) {
        List<String> first =
                Stream.concat(lines.first().stream(), files.first().stream()).toList();
        return new BadRows(lines.count() + files.count(), first);
    }

    private void add(String path, String label, PictureRows rows, RowProblems problems) {
        try {
            Path folder = folder();
            Path file = folder.resolve(path).toRealPath();
            if (!file.startsWith(folder)) {
                throw new DataException(table.getFileName() + ": '" + path + "' lies outside of the table's folder");
            }
            rows.add(new TextSource(path, path, null, () -> Files.newInputStream(file)), label);
        } catch (InvalidPathException e) {
            problems.report(path, "this is no path: " + e.getReason());
        } catch (IOException e) {
            problems.report(path, "cannot be read: " + PictureRows.reason(e));
        }
    }

    private Path folder() throws IOException {
        Path parent = table.toAbsolutePath().getParent();
        return (parent == null ? table.toAbsolutePath() : parent).toRealPath();
    }
}
