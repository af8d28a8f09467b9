package dev.redstart.tensor.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A frame of a <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">TFRecord</a> file: length (8 bytes,
 * lowest first), checksum of the length (4), the bytes, their checksum (4).
 */
final class TfRecord {
    private static final int MASK = 0xA282EAD8;

    private TfRecord() {}

    static ByteBuffer of(byte[] bytes) {
        ByteBuffer record = ByteBuffer.allocate(bytes.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(bytes.length);
        record.putInt(checksum(record.array(), Long.BYTES));
        record.put(bytes);
        record.putInt(checksum(bytes, bytes.length));
        return record.flip();
    }

    /** CRC-32C, turned and shifted, as a checksum of bytes that hold their own is a poor one. */
    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
