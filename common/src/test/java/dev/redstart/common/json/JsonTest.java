package dev.redstart.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void readsPlainJavaTypesInTheOrderOfTheKeys() {
        String text = "{\"z\": 1, \"a\": [2.5, true, null, \"tea\"], \"m\": {\"deep\": -9223372036854775808}}";

        Map<String, Object> object = Json.readObject(text, "a.json");

        assertThat(object.keySet()).containsExactly("z", "a", "m");
        assertThat(object.get("z")).isEqualTo(1L);
        assertThat(object.get("a")).isEqualTo(Arrays.asList(2.5, true, null, "tea"));
        assertThat(object.get("m")).isEqualTo(Map.of("deep", Long.MIN_VALUE));
    }

    @Test
    void readsNumbersAsTheyAreWritten() {
        assertThat(Json.read("[0, -0.0, 1e2, 0.1]")).isEqualTo(List.of(0L, -0.0, 100.0, 0.1));
    }

    @Test
    void readsUtf8FromAStreamAndLeavesItOpen() throws IOException {
        byte[] bytes = "\"Tee für 茶 🫖\"".getBytes(StandardCharsets.UTF_8);

        Object value = Json.read(new ByteArrayInputStream(bytes), "a.json");

        assertThat(value).isEqualTo("Tee für 茶 🫖");
    }

    @Test
    void saysWhereAMistakeIs() {
        assertRefused("{\"a\": 1,\n  \"b\": 2,\n  \"a\": 3}", "x.json:3:3: key 'a' stands there twice");
        assertRefused("{\"a\": 1", "x.json:1:8: Unexpected end-of-input");
        assertRefused("[1, 2,]", "x.json:1:");
        assertRefused("{'a': 1}", "x.json:1:");
        assertRefused("[NaN]", "x.json:1:");
        assertRefused("[1] 2", "x.json:1:5: there is more after the end of the value");
        assertRefused("", "x.json is empty, expected JSON");
        assertRefused(" \n ", "x.json is empty, expected JSON");
        assertRefused("\u0000", "x.json:1:");
        assertRefused("\"\\ud8\"", "x.json:1:");
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertRefused("[9223372036854775808]", "x.json:1:2: number 9223372036854775808 does not fit into 64 bits");
        assertRefused("[1e999]", "x.json:1:2: number 1e999 is too large");
        assertRefused("[" + "9".repeat(5000) + "]", "x.json:1:");
    }

    @Test
    void refusesDepthAndSizeBeyondItsLimits() {
        assertThat(Json.read("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertRefused(
                "[".repeat(65) + "]".repeat(65),
                "x.json:1:131: Document nesting depth (65) exceeds the maximum allowed (64)");
        assertRefused("[".repeat(1_000_000), "x.json:1:");
        assertRefused(" ".repeat(Json.MAX_CHARACTERS + 1), "x.json: 67108865 characters, at most 67108864 are allowed");
    }

    @Test
    void wantsAnObjectWhereOneIsExpected() {
        assertThatThrownBy(() -> Json.readObject("[1]", "x.json"))
                .isInstanceOf(DataException.class)
                .hasMessage("x.json: a JSON object was expected, in curly braces");
    }

    @Test
    void writesOneLineOrIndented() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "tea");
        object.put("sizes", List.of(1, 2L, 0.5f, 0.25));
        object.put("none", Map.of());
        object.put("more", List.of(List.of(), true));

        assertThat(Json.write(object))
                .isEqualTo("{\"name\":\"tea\",\"sizes\":[1,2,0.5,0.25],\"none\":{},\"more\":[[],true]}");
        assertThat(Json.writePretty(object)).isEqualTo("""
                        {
                          "name": "tea",
                          "sizes": [ 1, 2, 0.5, 0.25 ],
                          "none": {},
                          "more": [ [], true ]
                        }
                        """);
    }

    @Test
    void refusesToWriteWhatJsonCannotSay() {
        assertThatThrownBy(() -> Json.write(List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no way to write NaN");
        assertThatThrownBy(() -> Json.write(Map.of("a", Float.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no way to write Infinity");
        assertThatThrownBy(() -> Json.write(Map.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key of a JSON object must be a string, got 1");
        assertThatThrownBy(() -> Json.write(Thread.State.NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a java.lang.Thread$State cannot be written as JSON");
    }

    @Test
    void writesNothingOfARefusedValueAsComplete() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Json.write(List.of("tea", Double.NaN), out))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("]");
    }

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("values") Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(value, out);

        assertThat(Json.read(new ByteArrayInputStream(out.toByteArray()), "x")).isEqualTo(value);
        assertThat(Json.read(Json.write(value))).isEqualTo(value);
        assertThat(Json.read(Json.writePretty(value))).isEqualTo(value);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(true, false));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> (Object) new ArrayList<>(list)),
                        Arbitraries.maps(
                                        Arbitraries.strings()
                                                .withCharRange('\u0000', '\ud7ff')
                                                .ofMaxLength(8),
                                        inner)
                                .ofMaxSize(4)
                                .map(map -> (Object) map)),
                0,
                3);
    }

    @Test
    void takesNothingButUtf8() {
        byte[] latin = "[\"K\u00e4se\"]".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "[1]".getBytes(StandardCharsets.UTF_16LE);

        for (byte[] bytes : List.of(latin, wide)) {
            assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(bytes), "x.json"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("x.json:1:")
                    .hasMessageNotContaining("\n");
        }
    }

    private static void assertRefused(String text, String start) {
        assertThatThrownBy(() -> Json.read(text, "x.json"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(start)
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.json"))
                .isInstanceOf(DataException.class)
                .hasMessageNotContaining("\n");
    }
}
