package dev.redstart.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a plain writer writes, the reader reads back, whatever the ids look like. */
class DelimitedReaderPropertyTest {
    private record Row(String user, String item, float value, long time) {}

    private record Style(String separator, String lineEnd, boolean quoteAll, boolean header, boolean gzip) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void readsBackWhatWasWritten(@ForAll("rows") List<Row> rows, @ForAll("styles") Style style) {
        var format = new TextFormat(
                style.separator(), style.header() ? TextFormat.Header.PRESENT : TextFormat.Header.ABSENT);
        String text = written(rows, style);
        byte[] bytes = style.gzip() ? Texts.gzip(text) : text.getBytes(StandardCharsets.UTF_8);

        var data = new DelimitedReader(ReadOptions.defaults().withFormat(format))
                .read(Texts.bytes("a.csv", bytes))
                .data();

        List<Row> read = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            read.add(new Row(
                    data.users().id(data.userOf(row)),
                    data.items().id(data.itemOf(row)),
                    data.valueOf(row),
                    data.timeOf(row)));
        }
        assertThat(read).isEqualTo(rows);
    }

    @Property(tries = 300)
    void neverFailsOtherThanByADataException(@ForAll("soups") byte[] soup) {
        var options = ReadOptions.defaults().withBadRows(BadRows.Policy.SKIP);
        try {
            new DelimitedReader(options).read(Texts.bytes("a.csv", soup));
        } catch (dev.redstart.common.data.DataException e) {
            assertThat(e.getMessage()).startsWith("a.csv:").doesNotContain("\n");
        }
    }

    private static String written(List<Row> rows, Style style) {
        // The mark keeps an id that begins with one from being taken for it.
        StringBuilder text = new StringBuilder("\uFEFF");
        if (style.header()) {
            text.append(String.join(style.separator(), "user", "item", "rating", "timestamp"))
                    .append(style.lineEnd());
        }
        for (Row row : rows) {
            text.append(String.join(
                            style.separator(),
                            field(row.user(), style),
                            field(row.item(), style),
                            field(Float.toString(row.value()), style),
                            field(Long.toString(row.time()), style)))
                    .append(style.lineEnd());
        }
        return text.toString();
    }

    private static String field(String value, Style style) {
        boolean awkward = value.contains(style.separator())
                || value.contains("\"")
                || value.contains("\n")
                || value.contains("\r")
                // 'a:' before '::' would read as 'a' before ':'
                || value.endsWith(style.separator().substring(0, 1));
        return awkward || style.quoteAll() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        var ids = Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("ab\",;:|\t\n\r '\\/ß李🦊\u0000")
                                .ofMinLength(1)
                                .ofMaxLength(8),
                        Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.of("NaN", "null", "1", "-", "\uFEFF"))
                .filter(DelimitedReaderPropertyTest::isText);
        var values = Arbitraries.floats().filter(Float::isFinite);
        var times = Arbitraries.longs().between(-10_000_000_000L, 99_999_999_999L);
        return Combinators.combine(ids, ids, values, times)
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    /** Half a surrogate pair cannot be written as UTF-8. */
    private static boolean isText(String id) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }

    @Provide
    Arbitrary<Style> styles() {
        var flags = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(",", ";", "\t", "::", "|", "ß"),
                        Arbitraries.of("\n", "\r\n"),
                        flags,
                        flags,
                        flags)
                .as(Style::new);
    }

    @Provide
    Arbitrary<byte[]> soups() {
        var pieces = Arbitraries.of(
                "user",
                "item",
                "rating",
                ",",
                ";",
                "\t",
                "::",
                "\"",
                "\"\"",
                "\n",
                "\r\n",
                "1",
                "4.5",
                "NaN",
                "2010-12-01",
                "\u0000",
                "é",
                "::\"",
                "\r",
                " ");
        return pieces.list().ofMaxSize(60).map(list -> String.join("", list).getBytes(StandardCharsets.ISO_8859_1));
    }
}
