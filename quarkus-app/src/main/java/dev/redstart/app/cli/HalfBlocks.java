package dev.redstart.app.cli;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture as a terminal shows it: a character is two pixels, one above the other. With colours each pixel has its own; without them a pixel is
 * drawn where it is lighter than the middle between the lightest and the darkest.
 */
record HalfBlocks(Terminal terminal) {
    /** Columns of a picture; larger ones are shrunk. */
    private static final int COLUMNS = 28;

    private static final String UPPER = "▀";

    List<String> lines(Pixels picture) {
        Pixels small = shrunk(picture);
        double middle = middle(small);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < small.height(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < small.width(); x++) {
                line.append(terminal.coloured() ? coloured(small, x, y) : plain(small, x, y, middle));
            }
            lines.add(terminal.coloured() ? line.append("\u001b[0m").toString() : line.toString());
        }
        return lines;
    }

    private static Pixels shrunk(Pixels picture) {
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= COLUMNS) {
            return picture;
        }
        int width = Math.max(1, picture.width() * COLUMNS / longest);
        int height = Math.max(1, picture.height() * COLUMNS / longest);
        return Preprocessing.of(width, height, picture.channels()).fit(picture);
    }

    /** The upper pixel is the block, the lower one what is behind it. */
    private static String coloured(Pixels picture, int x, int y) {
        return "\u001b[38;2;" + colour(picture, x, y) + ";48;2;"
                + colour(picture, x, Math.min(y + 1, picture.height() - 1)) + "m" + UPPER;
    }

    private static String colour(Pixels picture, int x, int y) {
        int last = picture.channels() - 1;
        return String.format(
                Locale.ROOT,
                "%d;%d;%d",
                picture.value(x, y, 0),
                picture.value(x, y, last / 2),
                picture.value(x, y, last));
    }

    private static String plain(Pixels picture, int x, int y, double middle) {
        boolean upper = picture.value(x, y, 0) > middle;
        boolean lower = y + 1 < picture.height() && picture.value(x, y + 1, 0) > middle;
        if (upper) {
            return lower ? "█" : UPPER;
        }
        return lower ? "▄" : " ";
    }

    private static double middle(Pixels picture) {
        int darkest = 255;
        int lightest = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                darkest = Math.min(darkest, picture.value(x, y, 0));
                lightest = Math.max(lightest, picture.value(x, y, 0));
            }
        }
        return (darkest + lightest) / 2.0;
    }
}
