package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads texts that lie as {@code label/anything.txt}: a folder for each label, a file for each text. UTF-8, at most 16 MiB a file; hidden files and
 * folders in the folders do not count. Rows come in the order of the names.
 *
 * <p>The checksum is that of all names and bytes in this order.
 */
public final class FolderReader {
    private final Path folder;
    private final BadRows.Policy badRows;

    public FolderReader(Path folder, BadRows.Policy badRows) {
        this.folder = folder;
        this.badRows = badRows;
    }

    /** Whether there are folders with files in the folder. */
    public boolean hasLabels() {
        return children(folder).stream()
                .anyMatch(label -> Files.isDirectory(label) && !files(label).isEmpty());
    }

    public ReadDocuments read() {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        RowProblems problems = new RowProblems(name, badRows);
        LabelledRows rows = new LabelledRows(problems);
        MessageDigest digest = TextInput.sha256Digest();
        for (Path label : children(folder)) {
            if (Files.isDirectory(label)) {
                files(label).forEach(file -> add(file, label, rows, problems, digest));
            }
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return new ReadDocuments(rows.build(new Source(name, null, sha256)), problems.badRows());
    }

    private void add(Path file, Path label, LabelledRows rows, RowProblems problems, MessageDigest digest) {
        String where = label.getFileName() + "/" + file.getFileName();
        try {
            byte[] bytes = bytes(file, where);
            digest.update(where.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
            rows.addFile(
                    label.getFileName().toString(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    where);
        } catch (CharacterCodingException e) {
            problems.report(where, "the text is not UTF-8. Is it Latin-1? Convert it: iconv -f LATIN1 -t UTF-8");
        } catch (IOException e) {
            throw new DataException(where + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file, String where) throws IOException {
        if (Files.size(file) > TextBuffer.TEXT_BYTES) {
            throw new DataException(where + ": the file is longer than " + TextBuffer.TEXT_BYTES + " bytes; cut it");
        }
        return Files.readAllBytes(file);
    }

    private static List<Path> files(Path label) {
        return children(label).stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder + ": the folder cannot be read: " + e.getMessage(), e);
        }
    }
}
