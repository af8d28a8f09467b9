package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import dev.redstart.common.vector.WordVectors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Word vectors in a quarter of their size: each number is one byte from -127 to 127, times a scale that its word has. What is lost is under one
 * part in 254 of the largest number of the word.
 *
 * <p>Gzipped: the line {@code redstart-int8-vectors WORDS DIMENSIONS BYTES}, then the words, each with a line feed behind it, {@code BYTES} bytes
 * of UTF-8 together; the scales as little-endian floats; the numbers word by word.
 */
public final class QuantisedVectors {
    private static final String MAGIC = "redstart-int8-vectors ";
    private static final int LONGEST_HEADER = 80;
    private static final int LARGEST = 127;

    private QuantisedVectors() {}

    /** Writes vectors to a new file; a word must not hold a line feed. */
    public static void write(WordVectors vectors, Path file) throws IOException {
        try (OutputStream out = new BestGzip(Files.newOutputStream(file))) {
            write(vectors, out);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static void write(WordVectors vectors, OutputStream out) throws IOException {
        byte[] words = (String.join("\n", vectors.words().ids()) + "\n").getBytes(StandardCharsets.UTF_8);
        String header = MAGIC + vectors.size() + " " + vectors.dimensions() + " " + words.length + "\n";
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(words);
        float[] vector = new float[vectors.dimensions()];
        ByteBuffer scales = ByteBuffer.allocate(vectors.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int word = 0; word < vectors.size(); word++) {
            vectors.read(word, vector, 0);
            scales.putFloat(scale(vector));
        }
        out.write(scales.array());
        byte[] row = new byte[vector.length];
        for (int word = 0; word < vectors.size(); word++) {
            vectors.read(word, vector, 0);
            quantise(vector, row);
            out.write(row);
        }
    }

    private static float scale(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest / LARGEST;
    }

    private static void quantise(float[] vector, byte[] row) {
        float scale = scale(vector);
        for (int at = 0; at < row.length; at++) {
            row[at] = scale == 0 ? 0 : (byte) Math.clamp(Math.round(vector[at] / scale), -LARGEST, LARGEST);
        }
    }

    /** Whether a file is of this form, as its first bytes say. */
    static boolean isOne(TextSource source) {
        try (TextInput input = TextInput.open(source)) {
            byte[] first = new byte[MAGIC.length()];
            int size = input.read(first, 0, first.length);
            return size == first.length && new String(first, StandardCharsets.ISO_8859_1).equals(MAGIC);
        }
    }

    static WordVectors.Builder read(TextInput input, String fileName, int maxWords) {
        Header header = Header.read(input, fileName);
        String words = new String(block(input, header.wordBytes(), fileName), StandardCharsets.UTF_8);
        ByteBuffer scales = ByteBuffer.wrap(block(input, header.words() * Float.BYTES, fileName))
                .order(ByteOrder.LITTLE_ENDIAN);
        WordVectors.Builder vectors = WordVectors.builder(header.dimensions());
        float[] vector = new float[header.dimensions()];
        int from = 0;
        for (int word = 0; word < Math.min(header.words(), maxWords); word++) {
            int to = words.indexOf('\n', from);
            dequantise(block(input, vector.length, fileName), scale(scales, word, fileName), vector);
            if (to < 0 || !vectors.add(words.substring(from, to), vector)) {
                throw damaged(fileName, "the words are not " + header.words() + " different ones");
            }
            from = to + 1;
        }
        return vectors;
    }

    private static float scale(ByteBuffer scales, int word, String fileName) {
        float scale = scales.getFloat(word * Float.BYTES);
        if (!Float.isFinite(scale * LARGEST)) {
            throw damaged(fileName, "the scale of word " + (word + 1) + " is " + scale);
        }
        return scale;
    }

    private static void dequantise(byte[] row, float scale, float[] vector) {
        for (int at = 0; at < row.length; at++) {
            vector[at] = scale * row[at];
        }
    }

    private static byte[] block(TextInput input, int size, String fileName) {
        byte[] block = new byte[size];
        if (input.read(block, 0, size) < size) {
            throw damaged(fileName, "they stop before their end");
        }
        return block;
    }

    private static DataException damaged(String fileName, String why) {
        return new DataException(fileName + ": the word vectors are damaged: " + why + ". Get the file again");
    }

    /** The first line. */
    private record Header(int words, int dimensions, int wordBytes) {
        private static final Pattern LINE =
                Pattern.compile(MAGIC + "([1-9][0-9]{0,8}) ([1-9][0-9]{0,8}) ([1-9][0-9]{0,8})");

        static Header read(TextInput input, String fileName) {
            StringBuilder line = new StringBuilder();
            byte[] next = block(input, 1, fileName);
            while (next[0] != '\n' && line.length() < LONGEST_HEADER) {
                line.append((char) next[0]);
                next = block(input, 1, fileName);
            }
            Matcher fields = LINE.matcher(line);
            if (!fields.matches()) {
                throw damaged(fileName, "the first line is " + Excerpt.of(line.toString()));
            }
            Header header = new Header(number(fields, 1), number(fields, 2), number(fields, 3));
            if ((long) header.words * header.dimensions > WordVectorsReader.MOST_FLOATS) {
                throw WordVectorsReader.tooMany(fileName, header.dimensions);
            }
            return header;
        }

        private static int number(Matcher fields, int group) {
            return Integer.parseInt(fields.group(group));
        }
    }
}
