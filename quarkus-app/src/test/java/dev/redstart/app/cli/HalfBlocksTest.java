package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Pixels;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HalfBlocksTest {
    private static final PrintStream NOBODY = Cli.stream(new ByteArrayOutputStream());
    private static final HalfBlocks PLAIN = new HalfBlocks(Terminal.unwatched(NOBODY, NOBODY, Map.of()));
    private static final HalfBlocks COLOURED = new HalfBlocks(Terminal.watched(NOBODY, NOBODY, Map.of()));

    @Test
    void drawsTwoPixelsWithACharacter() {
        Pixels picture = gray(4, 2, 255, 255, 0, 0, 255, 0, 255, 0);

        assertThat(PLAIN.lines(picture)).containsExactly("█▀▄ ");
    }

    @Test
    void givesEachPixelItsColour() {
        Pixels picture = new Pixels(1, 2, Pixels.RGB, new byte[] {(byte) 255, 128 - 256, 0, 1, 2, 3});

        assertThat(COLOURED.lines(picture)).containsExactly("\u001b[38;2;255;128;0;48;2;1;2;3m▀\u001b[0m");
    }

    @Test
    void drawsTheLastRowOfAnOddNumberAlone() {
        assertThat(PLAIN.lines(gray(1, 3, 0, 0, 255))).containsExactly(" ", "▀");
    }

    @Test
    void shrinksWhatIsTooWide() {
        Pixels wide = new Pixels(280, 140, Pixels.GRAY, new byte[280 * 140]);

        assertThat(PLAIN.lines(wide)).hasSize(7).allSatisfy(line -> assertThat(line)
                .hasSize(28));
    }

    private static Pixels gray(int width, int height, int... levels) {
        byte[] data = new byte[levels.length];
        for (int at = 0; at < data.length; at++) {
            data[at] = (byte) levels[at];
        }
        return new Pixels(width, height, Pixels.GRAY, data);
    }
}
