package dev.redstart.datasets.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks bytes that may become ids: two different invalid ids would otherwise turn into one. */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < 0) {
                return decodes(bytes, at, to);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static String problem(int column) {
        return "column " + (column + 1) + " is not UTF-8. Is the text Latin-1? Convert it: iconv -f LATIN1 -t UTF-8";
    }
}
