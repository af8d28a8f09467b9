package dev.redstart.vision;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A gray picture of noise with a patch of stripes somewhere in it; the label says which way the stripes run. What speaks for the label is known, then:
 * the patch and nothing else.
 */
public record StripedPatch(Pixels picture, String label, int x, int y) {
    public static final int SIDE = 24;
    public static final int PATCH = 10;
    public static final String ACROSS = "across";
    public static final String DOWN = "down";

    /** The same number gives the same picture; even numbers are across. */
    public static StripedPatch number(int number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] data = new byte[SIDE * SIDE];
        for (int at = 0; at < data.length; at++) {
            data[at] = (byte) (100 + random.nextInt(30));
        }
        int left = random.nextInt(SIDE - PATCH);
        int top = random.nextInt(SIDE - PATCH);
        boolean across = number % 2 == 0;
        for (int y = 0; y < PATCH; y++) {
            for (int x = 0; x < PATCH; x++) {
                boolean bright = (across ? y : x) % 4 < 2;
                data[(top + y) * SIDE + left + x] = (byte) (bright ? 230 : 20);
            }
        }
        return new StripedPatch(new Pixels(SIDE, SIDE, Pixels.GRAY, data), across ? ACROSS : DOWN, left, top);
    }

    /** So many pictures from number {@code first} on. */
    public static Images images(int first, int count) {
        Images.Builder rows = Images.builder();
        for (int number = first; number < first + count; number++) {
            StripedPatch patch = number(number);
            rows.add(patch.picture(), patch.label());
        }
        return rows.build(Source.inMemory("stripes"));
    }

    public boolean holds(int column, int row) {
        return column >= x && column < x + PATCH && row >= y && row < y + PATCH;
    }

    /** A picture of one gray. */
    public static Pixels plain(int side, int level) {
        byte[] data = new byte[side * side];
        Arrays.fill(data, (byte) level);
        return new Pixels(side, side, Pixels.GRAY, data);
    }
}
