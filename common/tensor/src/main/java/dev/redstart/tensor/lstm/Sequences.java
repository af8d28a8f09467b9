package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of DL4J's, [rows, features, places], in whatever order its numbers lie. */
final class Sequences {
    private final Floats numbers;
    private final long rowStride;
    private final long featureStride;
    private final long placeStride;
    private final int features;
    private final int rows;
    private final @Nullable BitSet silent;

    Sequences(INDArray array) {
        this.numbers = Floats.of(array);
        this.rowStride = array.stride(0);
        this.featureStride = array.stride(1);
        this.placeStride = array.stride(2);
        this.features = Math.toIntExact(array.size(1));
        this.rows = Math.toIntExact(array.size(0));
        this.silent = rowStride == 1 && featureStride == rows ? silentPlaces(Math.toIntExact(array.size(2))) : null;
    }

    /** Places that hold nothing but zeros: all but the last, in the gradients of a layer whose last state alone is used. */
    private BitSet silentPlaces(int places) {
        long bytes = (long) rows * features * Float.BYTES;
        MemorySegment zeros = Floats.zeros((long) rows * features).segment();
        BitSet found = new BitSet(places);
        for (int place = 0; place < places; place++) {
            long from = place * placeStride * Float.BYTES;
            found.set(place, MemorySegment.mismatch(numbers.segment(), from, from + bytes, zeros, 0, bytes) < 0);
        }
        return found;
    }

    private long start(int row, int place) {
        return row * rowStride + place * placeStride;
    }

    /** {@code target[at..] = } the features of a place. */
    void read(int row, int place, Floats target, long at) {
        long from = start(row, place);
        if (featureStride == 1) {
            numbers.copy(from, target, at, features);
            return;
        }
        for (int feature = 0; feature < features; feature++) {
            target.set(at + feature, numbers.get(from + feature * featureStride));
        }
    }

    /** {@code target[at..] += } the features of a place. */
    void addTo(int row, int place, Floats target, long at) {
        if (silent != null && silent.get(place)) {
            return;
        }
        long from = start(row, place);
        for (int feature = 0; feature < features; feature++) {
            target.set(at + feature, target.get(at + feature) + numbers.get(from + feature * featureStride));
        }
    }

    /** The features of a place {@code = source[from..]}. */
    void write(int row, int place, Floats source, long from) {
        long at = start(row, place);
        if (featureStride == 1) {
            source.copy(from, numbers, at, features);
            return;
        }
        for (int feature = 0; feature < features; feature++) {
            numbers.set(at + feature * featureStride, source.get(from + feature));
        }
    }
}
