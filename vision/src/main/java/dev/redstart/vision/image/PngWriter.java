package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pictures as PNG, 8 bits gray or RGB: heat maps and thumbnails for people. The same pixels give the same bytes. */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte GRAY_TYPE = 0;
    private static final byte RGB_TYPE = 2;
    private static final byte FROM_ABOVE = 2;

    private PngWriter() {}

    /** The bytes of a PNG file. */
    public static byte[] bytes(Pixels picture) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk("IHDR", header(picture), file);
        chunk("IDAT", deflated(filtered(picture)), file);
        chunk("IEND", new byte[0], file);
        return file.toByteArray();
    }

    private static byte[] header(Pixels picture) {
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(picture.width()).putInt(picture.height());
        header.put((byte) 8).put(picture.channels() == Pixels.GRAY ? GRAY_TYPE : RGB_TYPE);
        return header.array();
    }

    /** Each row as its difference from the row above, which packs well. */
    private static byte[] filtered(Pixels picture) {
        int rowBytes = picture.width() * picture.channels();
        byte[] filtered = new byte[(rowBytes + 1) * picture.height()];
        byte[] above = new byte[rowBytes];
        byte[] row = new byte[rowBytes];
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(0, y, picture.width(), row);
            filtered[at++] = FROM_ABOVE;
            for (int index = 0; index < rowBytes; index++) {
                filtered[at++] = (byte) (row[index] - above[index]);
            }
            System.arraycopy(row, 0, above, 0, rowBytes);
        }
        return filtered;
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(String type, byte[] content, ByteArrayOutputStream file) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12);
        chunk.putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, content.length + 4);
        chunk.putInt((int) sum.getValue());
        file.writeBytes(chunk.array());
    }
}
