package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Pixels;
import dev.redstart.datasets.text.TextInput;
import dev.redstart.datasets.text.TextSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * IDX files of unsigned bytes: a magic number with type and number of dimensions, the dimensions, the values. All numbers have their highest byte
 * first.
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">the format, below the data</a>
 */
final class IdxReader {
    private static final int LABELS = 0x801;
    private static final int IMAGES = 0x803;
    private static final int MOST_SIDE = 4096;
    private static final int MOST_ROWS = 10_000_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final int CHUNK = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private final TextSource source;
    private final TextInput input;

    private IdxReader(TextSource source, TextInput input) {
        this.source = source;
        this.input = input;
    }

    /** Takes the images of a file. */
    @FunctionalInterface
    interface Rows {
        void add(Pixels pixels, int row);
    }

    static byte[] labels(TextSource source, SetChecksum checksum) {
        try (TextInput input = TextInput.open(source)) {
            IdxReader reader = new IdxReader(source, input);
            int count = reader.header(LABELS, 1)[0];
            byte[] labels = reader.growing(count);
            reader.checkEnd();
            checksum.add(source.fileName(), input.sha256());
            return labels;
        }
    }

    static void images(TextSource source, SetChecksum checksum, int labels, Rows rows) {
        try (TextInput input = TextInput.open(source)) {
            IdxReader reader = new IdxReader(source, input);
            int[] sizes = reader.header(IMAGES, 3);
            reader.checkSizes(sizes, labels);
            byte[] values = new byte[sizes[1] * sizes[2]];
            for (int row = 0; row < sizes[0]; row++) {
                reader.fill(values, values.length);
                rows.add(new Pixels(sizes[2], sizes[1], Pixels.GRAY, values), row);
            }
            reader.checkEnd();
            checksum.add(source.fileName(), input.sha256());
        }
    }

    private int[] header(int magic, int dimensions) {
        byte[] bytes = new byte[4 + 4 * dimensions];
        fill(bytes, bytes.length);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int found = header.getInt();
        if (found != magic) {
            throw problem("this is no IDX file of " + (magic == LABELS ? "labels" : "images") + ": it begins with "
                    + HEX.toHexDigits(found) + ", expected " + HEX.toHexDigits(magic));
        }
        int[] sizes = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            sizes[dimension] = header.getInt();
        }
        if (sizes[0] < 1 || sizes[0] > MOST_ROWS) {
            throw problem("the header announces " + sizes[0] + " rows; 1 to " + MOST_ROWS + " are read");
        }
        return sizes;
    }

    private void checkSizes(int[] sizes, int labels) {
        if (sizes[1] < 1 || sizes[2] < 1 || sizes[1] > MOST_SIDE || sizes[2] > MOST_SIDE) {
            throw problem("the header announces images of " + sizes[2] + "x" + sizes[1] + "; sides of 1 to " + MOST_SIDE
                    + " are read");
        }
        if ((long) sizes[0] * sizes[1] * sizes[2] > MOST_BYTES) {
            throw problem("the header announces more than " + MOST_BYTES + " pixels, which do not fit into memory");
        }
        if (sizes[0] != labels) {
            throw problem(sizes[0] + " images, but " + labels + " labels");
        }
    }

    /** An array that grows with what is there, so that a header alone does not cost memory. */
    private byte[] growing(int count) {
        byte[] values = new byte[Math.min(count, CHUNK)];
        int have = 0;
        while (have < count) {
            if (have == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * have));
            }
            if (input.read(values, have, values.length) < values.length - have) {
                throw truncated();
            }
            have = values.length;
        }
        return values;
    }

    private void fill(byte[] target, int count) {
        if (input.read(target, 0, count) < count) {
            throw truncated();
        }
    }

    private void checkEnd() {
        if (input.read(new byte[1], 0, 1) > 0) {
            throw problem("there are more bytes than the header announces");
        }
    }

    private DataException truncated() {
        return problem("the file stops before the end that its header announces. Was the copy cut off? Get it again");
    }

    private DataException problem(String problem) {
        return new DataException(source.fileName() + ": " + problem);
    }
}
