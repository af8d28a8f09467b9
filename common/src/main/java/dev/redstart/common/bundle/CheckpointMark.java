package dev.redstart.common.bundle;

import dev.redstart.common.data.Documents;
import dev.redstart.common.model.ModelException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows and which settings a checkpoint belongs to, as two SHA-256 sums: weights never go on with other data than they began with.
 */
public final class CheckpointMark {
    private static final String ROWS = "mark/rows";
    private static final String SETTINGS = "mark/settings";
    private static final int LONGS = 4;

    private final long[] rows;
    private final long[] settings;

    private CheckpointMark(long[] rows, long[] settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /**
     * The mark of a training.
     *
     * @param inputs the training rows as the network sees them, one array a row
     * @param labels of the rows
     * @param settings everything else that decides the weights, the seed among it; not the number of epochs, since a training may get longer
     */
    public static CheckpointMark of(List<float[]> inputs, int[] labels, List<String> settings) {
        MessageDigest digest = Sha256.digest();
        for (int row = 0; row < labels.length; row++) {
            float[] input = inputs.get(row);
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * input.length);
            bytes.putInt(labels[row]).asFloatBuffer().put(input);
            digest.update(bytes.array());
        }
        return new CheckpointMark(longs(digest), longs(sha256(settings)));
    }

    /**
     * The mark of a training whose rows are texts.
     *
     * @param settings everything else that decides the weights, the seed among it; not the number of epochs, since a training may get longer
     */
    public static CheckpointMark of(Documents data, List<String> settings) {
        MessageDigest digest = sha256(data.labels().ids());
        for (int row = 0; row < data.size(); row++) {
            add(data.text(row), digest);
            add(data.label(row), digest);
        }
        return new CheckpointMark(longs(digest), longs(sha256(settings)));
    }

    private static MessageDigest sha256(List<String> texts) {
        MessageDigest digest = Sha256.digest();
        texts.forEach(text -> add(text, digest));
        return digest;
    }

    /** With its length, so that two texts in a row are not two others. */
    private static void add(String text, MessageDigest digest) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8.length, digest);
        digest.update(utf8);
    }

    private static void add(int number, MessageDigest digest) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private static long[] longs(MessageDigest digest) {
        LongBuffer buffer = ByteBuffer.wrap(digest.digest()).asLongBuffer();
        long[] longs = new long[LONGS];
        buffer.get(longs);
        return longs;
    }

    /** The state with this mark. */
    public Tensors put(Tensors state) {
        return Tensors.builder()
                .all(state)
                .longs(ROWS, rows)
                .longs(SETTINGS, settings)
                .build();
    }

    /** @throws ModelException if a checkpoint is of another training */
    public void check(Tensors checkpoint) {
        if (!checkpoint.has(ROWS) || !checkpoint.has(SETTINGS)) {
            throw new ModelException("this is no checkpoint of a training that can be resumed here");
        }
        if (!Arrays.equals(checkpoint.longs(ROWS, LONGS), rows)) {
            throw new ModelException("the checkpoint is of other rows; take those, or train from the beginning");
        }
        if (!Arrays.equals(checkpoint.longs(SETTINGS, LONGS), settings)) {
            throw new ModelException(
                    "the checkpoint is of other settings or another seed; take those, or train from the beginning");
        }
    }
}
