package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;
import java.util.List;

/** How a stored picture has to be turned to stand upright: EXIF 2.3, tag 0x0112, in the order of its values 1 to 8. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_LEFT(true, true, false);

    private static final List<Orientation> IN_ORDER = List.of(values());

    private final boolean swapsSides;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * @param swapsSides whether the stored columns are the rows
     * @param fromRight whether stored columns count from the right
     * @param fromBottom whether stored rows count from the bottom
     */
    Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
        this.swapsSides = swapsSides;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation that EXIF numbers so; upright for numbers that mean nothing. */
    static Orientation numbered(int exif) {
        return exif >= 1 && exif <= 8 ? IN_ORDER.get(exif - 1) : UPRIGHT;
    }

    boolean swapsSides() {
        return swapsSides;
    }

    Pixels applied(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsSides ? stored.height() : stored.width();
        int height = swapsSides ? stored.width() : stored.height();
        int channels = stored.channels();
        byte[] data = new byte[width * height * channels];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swapsSides ? y : x;
                int row = swapsSides ? x : y;
                int sourceX = fromRight ? stored.width() - 1 - column : column;
                int sourceY = fromBottom ? stored.height() - 1 - row : row;
                for (int channel = 0; channel < channels; channel++) {
                    data[at++] = (byte) stored.value(sourceX, sourceY, channel);
                }
            }
        }
        return new Pixels(width, height, channels, data);
    }
}
