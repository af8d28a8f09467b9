package dev.redstart.vision.image;

/** Makes the pixels of a BMP row RGB. */
sealed interface BmpColours {
    /**
     * @param at where the row starts in the file
     * @param target of red, green and blue of the whole row
     */
    void convert(ImageBytes file, int at, byte[] target);

    /** Numbers of 1, 4 or 8 bits of a table of blue, green, red and nothing. */
    record Palette(int bits, int table, int size) implements BmpColours {
        @Override
        public void convert(ImageBytes file, int at, byte[] target) {
            for (int x = 0; x < target.length / 3; x++) {
                int bit = x * bits;
                int index = file.u8(at + bit / 8) >> (8 - bits - bit % 8) & ((1 << bits) - 1);
                if (index >= size) {
                    throw file.damaged("colour " + index + " of a palette of " + size);
                }
                for (int channel = 0; channel < 3; channel++) {
                    target[3 * x + channel] = (byte) file.u8(table + 4 * index + 2 - channel);
                }
            }
        }
    }

    /** Red, green and blue as bits of a number of 16, 24 or 32 bits. */
    record Masks(int bits, int red, int green, int blue) implements BmpColours {
        @Override
        public void convert(ImageBytes file, int at, byte[] target) {
            int bytes = bits / 8;
            for (int x = 0; x < target.length / 3; x++) {
                int pixel = 0;
                for (int index = bytes - 1; index >= 0; index--) {
                    pixel = pixel << 8 | file.u8(at + x * bytes + index);
                }
                target[3 * x] = part(pixel, red);
                target[3 * x + 1] = part(pixel, green);
                target[3 * x + 2] = part(pixel, blue);
            }
        }

        private static byte part(int pixel, int mask) {
            if (mask == 0) {
                return 0;
            }
            int shift = Integer.numberOfTrailingZeros(mask);
            long most = Integer.toUnsignedLong(mask >>> shift);
            long value = Integer.toUnsignedLong((pixel & mask) >>> shift);
            return (byte) ((value * 255 + most / 2) / most);
        }
    }
}
