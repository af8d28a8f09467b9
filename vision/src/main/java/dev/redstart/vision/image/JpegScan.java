package dev.redstart.vision.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes the scans of a JPEG into the coefficients of its components. */
final class JpegScan {
    /** What a progressive picture may keep: about 16 million pixels of full colour, or 33 of the usual halved colour. */
    private static final long MOST_COEFFICIENT_BYTES = 96L << 20;

    /** Ten are usual; each goes over the whole picture, however little it says. */
    private static final int MOST_SCANS = 100;

    private final ImageBytes file;
    private final JpegFrame frame;
    private final JpegTables tables;
    private final Deadline deadline;
    private int scans;
    private boolean passing;

    JpegScan(ImageBytes file, JpegFrame frame, JpegTables tables, Deadline deadline) {
        this.file = file;
        this.frame = frame;
        this.tables = tables;
        this.deadline = deadline;
    }

    /** A component with the decoder of its blocks. */
    private record Part(JpegComponent component, JpegBlocks blocks) {}

    /**
     * Reads one scan; rows of a picture in a single sequential scan are written at once.
     *
     * @param at behind the marker
     * @return where the next marker stands
     */
    int read(int at, JpegRows rows) {
        int count = file.u8(at + 2);
        begin(count);
        JpegBits bits = new JpegBits(file, at + file.u16(at));
        List<Part> parts = parts(at + 3, count, bits);
        int restarts = tables.restartInterval();
        JpegComponent first = parts.getFirst().component();
        boolean single = count == 1;
        int high = single ? first.ownBlocksHigh() : frame.groupsHigh();
        int wide = single ? first.ownBlocksWide() : frame.groupsWide();
        for (int row = 0; row < high; row++) {
            deadline.check(file);
            for (int column = 0; column < wide; column++) {
                if (restarts > 0 && (row + column) > 0 && ((long) row * wide + column) % restarts == 0) {
                    bits.restart();
                    parts.forEach(part -> part.blocks().restart());
                }
                readGroup(parts, single, row, column);
            }
            bits.check();
            if (passing) {
                rows.write(row);
                frame.components().forEach(component -> Arrays.fill(component.coefficients(), (short) 0));
            }
        }
        return bits.end();
    }

    private static void readGroup(List<Part> parts, boolean single, int row, int column) {
        if (single) {
            Part part = parts.getFirst();
            part.blocks().read(part.component().coefficients(), part.component().offset(row, column));
            return;
        }
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            JpegComponent component = part.component();
            for (int y = 0; y < component.rowsOfGroup(); y++) {
                for (int x = 0; x < component.columnsOfGroup(); x++) {
                    int offset = component.offset(
                            row * component.rowsOfGroup() + y, column * component.columnsOfGroup() + x);
                    part.blocks().read(component.coefficients(), offset);
                }
            }
        }
    }

    private void begin(int count) {
        if (scans > 0 && passing) {
            throw file.damaged("a second scan of a picture that was complete");
        }
        if (scans == MOST_SCANS) {
            throw file.problem("a JPEG of more than " + MOST_SCANS + " scans is not read; save it anew");
        }
        if (scans == 0) {
            passing = !frame.progressive() && count == frame.components().size();
            checkSize();
            frame.components().forEach(component -> component.allocate(!passing));
        }
        scans++;
    }

    /** A small file that announces a large picture must not get its memory. */
    private void checkSize() {
        long blocks =
                frame.components().stream().mapToLong(JpegComponent::blocks).sum();
        // A block takes at least one bit.
        if (blocks > 8L * file.size()) {
            throw file.damaged("there are fewer pixels than its header announces");
        }
        if (!passing && blocks * 128 > MOST_COEFFICIENT_BYTES) {
            throw file.problem("a progressive JPEG of " + frame.width() + "x" + frame.height()
                    + " pixels takes too much memory; save it smaller or not progressive");
        }
    }

    private List<Part> parts(int at, int count, JpegBits bits) {
        if (count < 1 || count > frame.components().size()) {
            throw file.damaged("a scan of " + count + " channels");
        }
        int bounds = at + 2 * count;
        JpegBlocks.Band band = new JpegBlocks.Band(
                file.u8(bounds), file.u8(bounds + 1), file.u8(bounds + 2) >> 4, file.u8(bounds + 2) & 15);
        checkBand(band, count);
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int number = file.u8(at + 2 * index + 1);
            JpegBlocks.Codes codes = new JpegBlocks.Codes(tables.mean(number >> 4), tables.rest(number & 15));
            JpegComponent component = component(file.u8(at + 2 * index));
            parts.add(new Part(component, new JpegBlocks(bits, band, codes, frame.progressive())));
        }
        return parts;
    }

    private void checkBand(JpegBlocks.Band band, int count) {
        boolean mean = band.first() == 0 && band.last() == 0;
        boolean rest = band.first() > 0 && band.last() >= band.first() && band.last() < 64 && count == 1;
        if (frame.progressive() && ((!mean && !rest) || band.low() > 13)) {
            throw file.damaged("an impossible progressive scan");
        }
    }

    private JpegComponent component(int id) {
        return frame.components().stream()
                .filter(component -> component.id() == id)
                .findFirst()
                .orElseThrow(() -> file.damaged("a scan of a channel that there is not"));
    }

    /** Writes what had to be kept until the last scan. */
    void finish(JpegRows rows) {
        if (scans == 0) {
            throw file.damaged("there are no pixels behind its header");
        }
        for (int row = 0; !passing && row < frame.groupsHigh(); row++) {
            deadline.check(file);
            rows.write(row);
        }
    }
}
