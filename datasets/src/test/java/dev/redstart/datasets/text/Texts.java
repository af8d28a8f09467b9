package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Texts that a test writes itself, and what a reader made of them as a person would write it down. */
final class Texts {
    private Texts() {}

    static TextSource text(String fileName, String text) {
        return bytes(fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    static TextSource bytes(String fileName, byte[] bytes) {
        return new TextSource(fileName, fileName, null, () -> new ByteArrayInputStream(bytes));
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@code ann>tea=4.5@978300760} a row; the time only where there are times. */
    static List<String> rows(Interactions data) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            String time = data.hasTimes() ? "@" + data.timeOf(row) : "";
            rows.add(data.users().id(data.userOf(row)) + ">" + data.items().id(data.itemOf(row)) + "="
                    + data.valueOf(row) + time);
        }
        return rows;
    }
}
