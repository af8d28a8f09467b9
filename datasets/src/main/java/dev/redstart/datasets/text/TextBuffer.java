package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The window of a text in which rows are found: {@code bytes[start, end)} is what has been read and not yet used. It grows up to one row
 * of {@link #maxRowBytes()}, so a file without line ends cannot fill the memory.
 */
final class TextBuffer {
    /** Enough for ids and numbers. */
    static final int ROW_BYTES = 1 << 20;
    /** Enough for books. */
    static final int TEXT_BYTES = 1 << 24;

    private static final int SAMPLE_LINES = 20;

    private final TextInput input;
    private final String fileName;
    private final int maxRowBytes;
    byte[] bytes = new byte[1 << 17];
    int start;
    int end;
    boolean atEnd;
    /** The line, from 1, on which {@code start} stands. */
    long line = 1;

    TextBuffer(TextInput input, String fileName) {
        this(input, fileName, ROW_BYTES);
    }

    TextBuffer(TextInput input, String fileName, int maxRowBytes) {
        this.input = input;
        this.fileName = fileName;
        this.maxRowBytes = maxRowBytes;
        fill();
        skipByteOrderMark();
    }

    /** The length of the longest row that it holds. */
    int maxRowBytes() {
        return maxRowBytes;
    }

    /** Reads on behind {@code end}; what lay at {@code start} lies at 0 after it. Returns false if the row is too long to hold. */
    boolean fill() {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        if (end == bytes.length) {
            if (end >= maxRowBytes) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, end * 2);
        }
        int read = input.read(bytes, end, bytes.length);
        atEnd = read < bytes.length - end;
        end += read;
        return true;
    }

    /** Goes to the start of the next line, however far it is. */
    void skipLine() {
        while (true) {
            for (int at = start; at < end; at++) {
                if (bytes[at] == '\n') {
                    start = at + 1;
                    line++;
                    return;
                }
            }
            start = end;
            if (atEnd) {
                return;
            }
            fill();
        }
    }

    private void skipByteOrderMark() {
        if (end == 0) {
            throw new DataException(fileName + ": the file is empty");
        }
        if (begins(0xEF, 0xBB, 0xBF)) {
            start = 3;
        } else if (begins(0xFF, 0xFE) || begins(0xFE, 0xFF) || isEverySecondByteNul()) {
            throw new DataException(
                    fileName + ": the text is UTF-16, expected UTF-8. Convert it: iconv -f UTF-16 -t UTF-8");
        }
    }

    /** ASCII as UTF-16 without a byte order mark. */
    private boolean isEverySecondByteNul() {
        return end > 3 && ((bytes[0] == 0 && bytes[2] == 0) || (bytes[1] == 0 && bytes[3] == 0));
    }

    private boolean begins(int... prefix) {
        for (int at = 0; at < prefix.length; at++) {
            if (at >= end || (bytes[at] & 0xff) != prefix[at]) {
                return false;
            }
        }
        return true;
    }

    /** The first lines that are not empty, for guessing the format. A lone carriage return ends a line nowhere, so it is refused here. */
    List<String> sample() {
        int last = end;
        while (!atEnd && last > start && bytes[last - 1] != '\n') {
            last--;
        }
        String text = new String(bytes, start, (last == start ? end : last) - start, StandardCharsets.UTF_8);
        if (text.indexOf('\r') >= 0 && text.indexOf('\n') < 0) {
            throw new DataException(
                    fileName + ": the lines end with a carriage return only. Convert it: tr '\\r' '\\n'");
        }
        return text.lines().filter(row -> !row.isEmpty()).limit(SAMPLE_LINES).toList();
    }
}
