package dev.redstart.common.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The safetensors format, as the Hugging Face library of that name defines it: 8 bytes that hold the header's length,
 * the header as JSON, and the numbers, everything little-endian. Here with F32, I32 and I64.
 *
 * <p>Numbers move between arrays and a direct buffer in blocks; the disk is the limit, not the loop.
 */
final class Safetensors {
    /** A multiple of every number's width that stays in the cache. */
    private static final int BLOCK = 1 << 18;

    private Safetensors() {}

    static void write(Tensors tensors, WritableByteChannel out) throws IOException {
        SafetensorsHeader header = SafetensorsHeader.of(tensors);
        byte[] json = header.toBytes();
        if (json.length > SafetensorsHeader.MAX_BYTES) {
            throw new IllegalArgumentException("the header of a safetensors file must be at most "
                    + SafetensorsHeader.MAX_BYTES + " bytes, got " + json.length);
        }
        out.write(littleEndian(Long.BYTES).putLong(json.length).flip());
        out.write(ByteBuffer.wrap(json));
        ByteBuffer block = littleEndian(BLOCK);
        for (SafetensorsHeader.Entry entry : header.entries()) {
            writeNumbers(tensors.tensor(entry.name()), block, out);
        }
    }

    private static void writeNumbers(Tensor tensor, ByteBuffer block, WritableByteChannel out) throws IOException {
        int blockLength = BLOCK / tensor.type().bytes();
        for (int from = 0; from < tensor.length(); from += blockLength) {
            int count = Math.min(blockLength, tensor.length() - from);
            block.clear();
            switch (tensor.type()) {
                case F32 -> block.asFloatBuffer().put((float[]) tensor.array(), from, count);
                case I32 -> block.asIntBuffer().put((int[]) tensor.array(), from, count);
                case I64 -> block.asLongBuffer().put((long[]) tensor.array(), from, count);
            }
            out.write(block.limit(count * tensor.type().bytes()));
        }
    }

    /**
     * Reads a whole file.
     *
     * @param size of the file in bytes, as its file system says
     * @param where the file, for messages
     */
    static Tensors read(ReadableByteChannel in, long size, String where) throws IOException {
        if (size < Long.BYTES) {
            throw SafetensorsHeader.damaged(where, "it has " + size + " bytes, too few for safetensors");
        }
        long headerBytes = fill(in, littleEndian(Long.BYTES)).getLong();
        if (headerBytes < 0 || headerBytes > Math.min(SafetensorsHeader.MAX_BYTES, size - Long.BYTES)) {
            throw SafetensorsHeader.damaged(where, "a header of " + headerBytes + " bytes does not fit into " + size);
        }
        byte[] json = fill(in, littleEndian((int) headerBytes).clear()).array();
        SafetensorsHeader header = SafetensorsHeader.parse(json, size - Long.BYTES - headerBytes, where);
        ByteBuffer block = littleEndian(BLOCK);
        Tensors.Builder tensors = Tensors.builder();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            tensors.add(readNumbers(entry, block, in));
        }
        return tensors.build();
    }

    private static Tensor readNumbers(SafetensorsHeader.Entry entry, ByteBuffer block, ReadableByteChannel in)
            throws IOException {
        Object array = entry.type().newArray(entry.length());
        int blockLength = BLOCK / entry.type().bytes();
        for (int from = 0; from < entry.length(); from += blockLength) {
            int count = Math.min(blockLength, entry.length() - from);
            fill(in, block.clear().limit(count * entry.type().bytes()));
            switch (entry.type()) {
                case F32 -> block.asFloatBuffer().get((float[]) array, from, count);
                case I32 -> block.asIntBuffer().get((int[]) array, from, count);
                case I64 -> block.asLongBuffer().get((long[]) array, from, count);
            }
        }
        return new Tensor(entry.name(), entry.type(), entry.shape(), array);
    }

    /** Reads until the buffer is full, and turns it for reading. */
    private static ByteBuffer fill(ReadableByteChannel in, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (in.read(buffer) < 0) {
                throw new EOFException("the file ends too early");
            }
        }
        return buffer.flip();
    }

    private static ByteBuffer littleEndian(int bytes) {
        ByteBuffer buffer = bytes == BLOCK ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
