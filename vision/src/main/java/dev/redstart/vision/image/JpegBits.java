package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;

/** The bits of a scan, without the zero bytes that stand behind bytes of ones. Stops before a marker, and gives zeros then. */
final class JpegBits {
    private final ImageBytes file;
    private final byte[] data;
    private int at;
    private long buffer;
    private int count;
    /** How many of the last bits in the buffer are not in the file. */
    private int invented;

    JpegBits(ImageBytes file, int start) {
        this.file = file;
        this.data = file.data();
        this.at = start;
    }

    private void fill() {
        while (count <= 48) {
            if (at >= data.length) {
                throw file.truncated();
            }
            int value = data[at] & 0xff;
            if (value == 0xff && file.u8(at + 1) != 0) {
                value = 0;
                invented += 8;
            } else {
                at += value == 0xff ? 2 : 1;
            }
            buffer = buffer << 8 | value;
            count += 8;
        }
    }

    /** The next 16 bits, which stay. */
    int peek16() {
        if (count < 16) {
            fill();
        }
        return (int) (buffer >>> (count - 16)) & 0xffff;
    }

    void skip(int bits) {
        count -= bits;
    }

    /** The next bits as a number; at most 16 bits. */
    int read(int bits) {
        if (count < bits) {
            fill();
        }
        count -= bits;
        return (int) (buffer >>> count) & ((1 << bits) - 1);
    }

    /** The next bits as a number with a sign: the lower half of the numbers stands for negative ones (T.81, F.2.2.1). */
    int signed(int bits) {
        if (bits == 0) {
            return 0;
        }
        int value = read(bits);
        return value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
    }

    /** Called now and then: whoever used bits that are not in the file decoded nonsense. */
    void check() {
        if (invented > count) {
            throw damaged();
        }
    }

    DataException damaged() {
        return file.damaged("its packed data make no sense or stop early");
    }

    /** Goes behind the next restart marker. */
    void restart() {
        check();
        at = nextMarker();
        int marker = file.u8(at + 1);
        if (marker < 0xd0 || marker > 0xd7) {
            throw damaged();
        }
        at += 2;
        count = 0;
        invented = 0;
    }

    /** Where the marker behind the scan stands. */
    int end() {
        check();
        return nextMarker();
    }

    private int nextMarker() {
        int marker = at;
        while (file.u8(marker) != 0xff || file.u8(marker + 1) == 0 || file.u8(marker + 1) == 0xff) {
            marker++;
        }
        return marker;
    }
}
