package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;
import java.nio.charset.StandardCharsets;

/** The bytes of an image file with their name; reading behind their end is an error that a person understands. */
final class ImageBytes {
    private static final int LOOKED_AT = 512;

    private final byte[] data;
    private final String where;

    ImageBytes(byte[] data, String where) {
        this.data = data;
        this.where = where;
    }

    int size() {
        return data.length;
    }

    /** The array itself, for the loops that cannot ask for each byte. */
    byte[] data() {
        return data;
    }

    int u8(int at) {
        checkInside(at, 1);
        return data[at] & 0xff;
    }

    /** Two bytes, the higher first. */
    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Four bytes, the highest first. */
    int i32(int at) {
        return u16(at) << 16 | u16(at + 2);
    }

    /** Two bytes, the lower first. */
    int littleU16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    /** Four bytes, the lowest first. */
    int littleI32(int at) {
        return littleU16(at) | littleU16(at + 2) << 16;
    }

    /** Four ASCII letters. */
    String letters(int at) {
        checkInside(at, 4);
        return new String(data, at, 4, StandardCharsets.ISO_8859_1);
    }

    void checkInside(int at, int count) {
        if (at < 0 || count < 0 || at > data.length - count) {
            throw truncated();
        }
    }

    boolean startsWith(String bytes) {
        return holds(bytes, 0);
    }

    /** Whether these bytes (one a character) stand there; false behind the end. */
    boolean holds(String bytes, int at) {
        if (at > data.length - bytes.length()) {
            return false;
        }
        for (int index = 0; index < bytes.length(); index++) {
            if ((data[at + index] & 0xff) != bytes.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the start looks like text: no control characters but white space. */
    boolean isText() {
        for (int at = 0; at < Math.min(data.length, LOOKED_AT); at++) {
            int value = data[at] & 0xff;
            if (value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return true;
    }

    DataException problem(String problem) {
        return new DataException(where + ": " + problem);
    }

    DataException truncated() {
        return problem("the picture stops before its end. Was the copy or upload cut off?");
    }

    DataException damaged(String what) {
        return problem("the picture is damaged: " + what);
    }

    /** Refuses what polyglots carry behind a picture; other bytes there, such as a camera's notes, do not matter. */
    void checkTrailer(int end) {
        for (int at = end; at < data.length; at++) {
            if (Foreign.startsAt(this, at)) {
                throw problem("behind the picture stands something else (an archive, a document or a script) from byte "
                        + at + " on; save the picture anew");
            }
        }
    }
}
