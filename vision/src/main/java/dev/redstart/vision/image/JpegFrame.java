package dev.redstart.vision.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a JPEG's frame.
 *
 * @param columnsOfGroup how many blocks of the finest component stand side by side in a group (MCU)
 * @param rowsOfGroup how many stand on each other
 */
record JpegFrame(
        int width,
        int height,
        boolean progressive,
        int columnsOfGroup,
        int rowsOfGroup,
        List<JpegComponent> components) {
    private static final int BASELINE = 0xc0;
    private static final int PROGRESSIVE = 0xc2;

    /** Whether a marker starts a frame of any kind. */
    static boolean starts(int marker) {
        return marker >= BASELINE && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** @param at behind the marker */
    static JpegFrame read(ImageBytes file, int marker, int at) {
        if (marker > PROGRESSIVE) {
            throw file.problem(
                    "this kind of JPEG (lossless, hierarchical or arithmetic-coded) is not read; save it anew");
        }
        if (file.u8(at + 2) != 8) {
            throw file.problem("a JPEG of " + file.u8(at + 2) + " bits is not read, only 8; save it anew");
        }
        int height = file.u16(at + 3);
        int width = file.u16(at + 5);
        int count = file.u8(at + 7);
        if (width < 1 || height < 1) {
            throw file.damaged("its header announces " + width + "x" + height + " pixels");
        }
        if (count != 1 && count != 3 && count != 4) {
            throw file.problem("a JPEG of " + count + " colour channels is not read; save it anew");
        }
        return of(file, marker, new int[] {width, height, count}, at + 8);
    }

    private static JpegFrame of(ImageBytes file, int marker, int[] size, int at) {
        int columns = 1;
        int rows = 1;
        for (int index = 0; index < size[2]; index++) {
            int factors = size[2] == 1 ? 0x11 : file.u8(at + 3 * index + 1);
            if ((factors >> 4) < 1 || (factors >> 4) > 4 || (factors & 15) < 1 || (factors & 15) > 4) {
                throw file.damaged("impossible sampling factors");
            }
            columns = Math.max(columns, factors >> 4);
            rows = Math.max(rows, factors & 15);
        }
        JpegFrame frame = new JpegFrame(size[0], size[1], marker == PROGRESSIVE, columns, rows, new ArrayList<>());
        for (int index = 0; index < size[2]; index++) {
            int from = at + 3 * index;
            int factors = size[2] == 1 ? 0x11 : file.u8(from + 1);
            frame.components.add(new JpegComponent(frame, file.u8(from), factors, file.u8(from + 2)));
        }
        return frame;
    }

    int groupsWide() {
        return (width + 8 * columnsOfGroup - 1) / (8 * columnsOfGroup);
    }

    int groupsHigh() {
        return (height + 8 * rowsOfGroup - 1) / (8 * rowsOfGroup);
    }

    /** Channels of the result: gray stays gray, all else becomes RGB. */
    int outputChannels() {
        return components.size() == 1 ? 1 : 3;
    }
}
