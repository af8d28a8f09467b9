package dev.redstart.nlp.classify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of strings and numbers in their order. Not thread-safe. */
final class TextDigest {
    /** Numbers that hold 256 bits. */
    static final int LONGS = 4;

    private final MessageDigest digest = sha256();

    /** Of strings alone, as 64 hex digits. */
    static String hex(List<String> texts) {
        TextDigest digest = new TextDigest();
        texts.forEach(digest::add);
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    /** With its length, so that two strings in a row are not two others. */
    TextDigest add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8.length);
        digest.update(utf8);
        return this;
    }

    TextDigest add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    /** The sum in four numbers; then this begins anew. */
    long[] longs() {
        long[] longs = new long[LONGS];
        ByteBuffer.wrap(digest.digest()).asLongBuffer().get(longs);
        return longs;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
