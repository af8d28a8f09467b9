package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.nlp.search.SearchHit.Span;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HitListTest {
    private static final String GREEN = "\u001b[1;32m";
    private static final String END = "\u001b[0m";

    private static HitList list() {
        return new HitList(Terminal.watched(
                Cli.stream(new ByteArrayOutputStream()), Cli.stream(new ByteArrayOutputStream()), Map.of()));
    }

    @Test
    void coloursTheWordsThatWereLookedFor() {
        String shown = list().excerpt("Lost in Space\nagain", List.of(new Span(8, 13)), 40);

        assertThat(shown).isEqualTo("Lost in " + GREEN + "Space" + END + " again");
    }

    @Test
    void cutsALongTextBehindWhatFits() {
        assertThat(list().excerpt("0123456789", List.of(), 10)).isEqualTo("0123456789");
        assertThat(list().excerpt("0123456789a", List.of(), 10)).isEqualTo("012345678\u2026");
        assertThat(list().excerpt("\u8336\u8336\u8336\u8336", List.of(), 6)).isEqualTo("\u8336\u8336\u2026");
    }

    @Test
    void beginsALongTextALittleBeforeTheFirstMatch() {
        String text = "x".repeat(100) + " Space " + "y".repeat(100);

        String shown = list().excerpt(text, List.of(new Span(101, 106)), 40);

        assertThat(shown)
                .isEqualTo("\u2026" + "x".repeat(19) + " " + GREEN + "Space" + END + " " + "y".repeat(12) + "\u2026");
    }

    @Test
    void showsNoControlCharacters() {
        assertThat(list().excerpt("a\u001b[31m\tb", List.of(new Span(0, 1)), 40))
                .isEqualTo(GREEN + "a" + END + "\uFFFD[31m b");
    }
}
