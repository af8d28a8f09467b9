package dev.redstart.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void writesOneQuotedStringALine() throws IOException {
        String text = new String(written(List.of("tea", "two\nlines", "say \"hi\"", "茶")), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("\"tea\"\n\"two\\nlines\"\n\"say \\\"hi\\\"\"\n\"茶\"\n");
    }

    @Test
    void readsNothingFromAnEmptyFile() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void saysWhichLineIsNotAString() {
        assertThatThrownBy(() -> read("\"tea\"\n17\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessage("ids.jsonl:2: a quoted string was expected");
        assertThatThrownBy(() -> read("\"tea\"\n\"jam".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("ids.jsonl:2:")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> read(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("ids.jsonl:1:")
                .hasMessageNotContaining("\n");
    }

    @Test
    void keepsAStringOfTenMillionCharacters() throws IOException {
        String longest = "x".repeat(10_000_000);

        assertThat(read(written(List.of("a", longest, "b"))).equals(List.of("a", longest, "b")))
                .isTrue();
    }

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("anyStrings") List<String> strings) throws IOException {
        assertThat(read(written(strings))).isEqualTo(strings);
    }

    /** Halves of surrogate pairs too, which no UTF-8 file can hold unescaped. */
    @Provide
    Arbitrary<List<String>> anyStrings() {
        Arbitrary<String> awkward = Arbitraries.of(
                "", " ", "\"", "\\", "/", "a/b", "\n", "\r\n", "\u2028", "\ud800", "\udc00x", "a\ud83e", "🫖", "\u0000",
                "null", "\ufeff");
        return Arbitraries.oneOf(awkward, Arbitraries.strings().all().ofMaxLength(12))
                .list()
                .ofMaxSize(20);
    }

    private static byte[] written(List<String> strings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines.writeStrings(strings, out);
        return out.toByteArray();
    }

    private static List<String> read(byte[] bytes) throws IOException {
        return JsonLines.readStrings(new ByteArrayInputStream(bytes), "ids.jsonl");
    }
}
