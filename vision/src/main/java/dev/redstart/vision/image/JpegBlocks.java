package dev.redstart.vision.image;

/** Decodes the coefficients of one component in one scan, block by block: T.81, F.2.2 (sequential) and G.2 (progressive). */
final class JpegBlocks {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final JpegBits bits;
    private final Band band;
    private final HuffmanTable mean;
    private final HuffmanTable rest;
    private final boolean progressive;
    private int predicted;
    private int emptyBlocks;

    /**
     * Which coefficients a progressive scan holds.
     *
     * @param high the bit that was there before, 0 for a first scan
     * @param low the lowest bit that is there now
     */
    record Band(int first, int last, int high, int low) {}

    /** The codes of a block's mean and of the rest. */
    record Codes(HuffmanTable mean, HuffmanTable rest) {}

    JpegBlocks(JpegBits bits, Band band, Codes codes, boolean progressive) {
        this.bits = bits;
        this.band = band;
        this.mean = codes.mean();
        this.rest = codes.rest();
        this.progressive = progressive;
    }

    /** Where the coefficient with this number along the diagonals stands in its block. */
    static int zigzag(int number) {
        return ZIGZAG[number];
    }

    void restart() {
        predicted = 0;
        emptyBlocks = 0;
    }

    void read(short[] coefficients, int offset) {
        if (!progressive) {
            readAll(coefficients, offset);
        } else if (band.first() == 0) {
            readMean(coefficients, offset);
        } else if (band.high() == 0) {
            readBand(coefficients, offset);
        } else {
            refineBand(coefficients, offset);
        }
    }

    private void readAll(short[] coefficients, int offset) {
        predicted += bits.signed(mean.decode(bits) & 15);
        coefficients[offset] = (short) predicted;
        int number = 1;
        while (number < 64) {
            int code = rest.decode(bits);
            int size = code & 15;
            number += code >> 4;
            if (size != 0) {
                coefficients[offset + place(number)] = (short) bits.signed(size);
            } else if (code != 0xf0) {
                return;
            }
            number++;
        }
    }

    private int place(int number) {
        if (number > 63) {
            throw bits.damaged();
        }
        return ZIGZAG[number];
    }

    private void readMean(short[] coefficients, int offset) {
        if (band.high() == 0) {
            predicted += bits.signed(mean.decode(bits) & 15);
            coefficients[offset] = (short) (predicted << band.low());
        } else {
            coefficients[offset] |= (short) (bits.read(1) << band.low());
        }
    }

    private void readBand(short[] coefficients, int offset) {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return;
        }
        int number = band.first();
        while (number <= band.last()) {
            int code = rest.decode(bits);
            int run = code >> 4;
            int size = code & 15;
            if (size == 0 && run < 15) {
                emptyBlocks = (1 << run) - 1 + bits.read(run);
                return;
            }
            number += run;
            if (size != 0) {
                coefficients[offset + place(number)] = (short) (bits.signed(size) << band.low());
            }
            number++;
        }
    }

    private void refineBand(short[] coefficients, int offset) {
        int number = band.first();
        while (emptyBlocks == 0 && number <= band.last()) {
            int code = rest.decode(bits);
            int run = code >> 4;
            int value = 0;
            if ((code & 15) != 0) {
                value = bits.read(1) == 1 ? 1 << band.low() : -1 << band.low();
            } else if (run < 15) {
                emptyBlocks = (1 << run) + bits.read(run);
                break;
            }
            number = refine(coefficients, offset, number, run);
            if (value != 0) {
                coefficients[offset + place(number)] = (short) value;
            }
            number++;
        }
        if (emptyBlocks > 0) {
            refine(coefficients, offset, number, 64);
            emptyBlocks--;
        }
    }

    /** Reads a bit for each coefficient that is not 0, up to the 0 behind {@code zeros} others; returns where that stands. */
    private int refine(short[] coefficients, int offset, int start, int zeros) {
        int left = zeros;
        int bit = 1 << band.low();
        int number = start;
        for (; number <= band.last(); number++) {
            int at = offset + ZIGZAG[number];
            if (coefficients[at] == 0) {
                if (left-- == 0) {
                    return number;
                }
            } else if (bits.read(1) == 1 && (Math.abs(coefficients[at]) & bit) == 0) {
                coefficients[at] += (short) (coefficients[at] > 0 ? bit : -bit);
            }
        }
        return number;
    }
}
