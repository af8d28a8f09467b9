package dev.redstart.vision.image;

/** Unpacks the colour numbers of a GIF frame: LZW with codes of up to 12 bits, in blocks of up to 255 bytes. */
final class GifData {
    private static final int MOST_CODES = 1 << 12;

    private final ImageBytes file;
    private final int clear;
    private final int firstBits;
    private final short[] prefix = new short[MOST_CODES];
    private final byte[] last = new byte[MOST_CODES];
    private final byte[] stack = new byte[MOST_CODES + 1];
    private int stacked;

    private int at;
    private int blockEnd;
    private int bitBuffer;
    private int bitCount;
    private int codeBits;
    private int nextCode;
    private int previous = -1;
    private int firstOfPrevious;

    /** @param start where the frame's data begin: the bits of a colour, then blocks */
    GifData(ImageBytes file, int start) {
        this.file = file;
        int bits = file.u8(start);
        if (bits < 1 || bits > 8) {
            throw file.damaged("colours of " + bits + " bits");
        }
        this.at = start + 1;
        this.blockEnd = at;
        this.clear = 1 << bits;
        this.firstBits = bits + 1;
        for (int code = 0; code < clear; code++) {
            last[code] = (byte) code;
        }
        reset();
    }

    private void reset() {
        codeBits = firstBits;
        nextCode = clear + 2;
        previous = -1;
    }

    /** Fills the array. */
    void read(byte[] target) {
        for (int index = 0; index < target.length; index++) {
            while (stacked == 0) {
                decode(code());
            }
            target[index] = stack[--stacked];
        }
    }

    private int code() {
        while (bitCount < codeBits) {
            bitBuffer |= nextByte() << bitCount;
            bitCount += 8;
        }
        int code = bitBuffer & ((1 << codeBits) - 1);
        bitBuffer >>>= codeBits;
        bitCount -= codeBits;
        return code;
    }

    private int nextByte() {
        if (at == blockEnd) {
            int length = file.u8(at++);
            if (length == 0) {
                throw file.damaged("there are fewer pixels than its header announces");
            }
            file.checkInside(at, length);
            blockEnd = at + length;
        }
        return file.u8(at++);
    }

    private void decode(int code) {
        if (code == clear) {
            reset();
        } else if (code == clear + 1 || code > nextCode || (previous < 0 && code >= clear)) {
            throw file.damaged("its packed data make no sense or stop early");
        } else {
            unfold(code);
        }
    }

    /** Puts the colours of a code on the stack, the last one lowest, and remembers the new code that this one makes. */
    private void unfold(int code) {
        int step = code;
        if (code == nextCode) {
            stack[stacked++] = (byte) firstOfPrevious;
            step = previous;
        }
        while (step >= clear) {
            stack[stacked++] = last[step];
            step = prefix[step];
        }
        stack[stacked++] = (byte) step;
        firstOfPrevious = step;
        if (previous >= 0 && nextCode < MOST_CODES) {
            prefix[nextCode] = (short) previous;
            last[nextCode++] = (byte) step;
            if (nextCode == 1 << codeBits && codeBits < 12) {
                codeBits++;
            }
        }
        previous = code;
    }

    /** Where the blocks of the frame end; what follows are further frames or the end. */
    int end() {
        int end = blockEnd;
        while (end < file.size() && file.u8(end) != 0) {
            end += 1 + file.u8(end);
        }
        return Math.min(end, file.size());
    }
}
