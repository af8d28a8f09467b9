package dev.redstart.vision.image;

/** Codes of up to 16 bits, the short ones looked up in one step. */
final class HuffmanTable {
    /** A table that a file does not define; no code stands in it. */
    static final HuffmanTable ABSENT = new HuffmanTable(new byte[0]);

    private static final int QUICK_BITS = 9;

    private final byte[] symbols;
    /** Bits of the code and its symbol, by the next bits; 0 where the code is longer. */
    private final short[] quick = new short[1 << QUICK_BITS];
    /** The smallest code of a length that is too large for it, in 16 bits. */
    private final int[] limit = new int[18];
    /** What to subtract from a code of a length to get the place of its symbol. */
    private final int[] offset = new int[17];

    private HuffmanTable(byte[] symbols) {
        this.symbols = symbols;
        limit[17] = Integer.MAX_VALUE;
    }

    /** @param at where the 16 counts stand, followed by the symbols */
    static HuffmanTable read(ImageBytes file, int at) {
        int count = 0;
        for (int length = 0; length < 16; length++) {
            count += file.u8(at + length);
        }
        if (count > 256) {
            throw file.damaged("a Huffman table of " + count + " symbols");
        }
        file.checkInside(at + 16, count);
        byte[] symbols = new byte[count];
        System.arraycopy(file.data(), at + 16, symbols, 0, count);
        HuffmanTable table = new HuffmanTable(symbols);
        table.number(file, at);
        return table;
    }

    private void number(ImageBytes file, int counts) {
        int code = 0;
        int place = 0;
        for (int length = 1; length <= 16; length++) {
            offset[length] = code - place;
            int count = file.u8(counts + length - 1);
            if (code + count > 1 << length) {
                throw file.damaged("a Huffman table with too many codes");
            }
            for (int index = 0; index < count; index++) {
                remember(code++, length, place++);
            }
            limit[length] = code << (16 - length);
            code <<= 1;
        }
    }

    private void remember(int code, int length, int place) {
        if (length <= QUICK_BITS) {
            int first = code << (QUICK_BITS - length);
            int behind = first + (1 << (QUICK_BITS - length));
            for (int bits = first; bits < behind; bits++) {
                quick[bits] = (short) ((length << 8) | (symbols[place] & 0xff));
            }
        }
    }

    /** Bytes in the file. */
    int bytes() {
        return 16 + symbols.length;
    }

    /** The next symbol, 0 to 255. */
    int decode(JpegBits bits) {
        int next = bits.peek16();
        int found = quick[next >> (16 - QUICK_BITS)];
        if (found != 0) {
            bits.skip(found >> 8);
            return found & 0xff;
        }
        int length = 1;
        while (next >= limit[length]) {
            length++;
        }
        if (length > 16) {
            throw bits.damaged();
        }
        bits.skip(length);
        return symbols[(next >> (16 - length)) - offset[length]] & 0xff;
    }
}
