package dev.redstart.vision.image;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The unpacked stream of a PNG's data chunks; never unpacks more than it is asked for. */
final class PngData implements AutoCloseable {
    private final ImageBytes file;
    private final List<int[]> chunks = new ArrayList<>();
    private final Inflater inflater = new Inflater();
    private int next;

    PngData(ImageBytes file) {
        this.file = file;
    }

    void add(int start, int length) {
        chunks.add(new int[] {start, length});
    }

    /** Fills the array. */
    void read(byte[] target) {
        int filled = 0;
        try {
            while (filled < target.length) {
                int count = inflater.inflate(target, filled, target.length - filled);
                filled += count;
                if (count == 0) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw file.damaged("its packed data make no sense");
        }
    }

    private void feed() {
        if (inflater.finished() || inflater.needsDictionary() || next == chunks.size()) {
            throw file.damaged("there are fewer pixels than its header announces");
        }
        if (inflater.needsInput()) {
            int[] chunk = chunks.get(next++);
            inflater.setInput(file.data(), chunk[0], chunk[1]);
        }
    }

    @Override
    public void close() {
        inflater.close();
    }
}
