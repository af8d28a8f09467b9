package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.Tensors;

/**
 * What a linear model knows of each bucket: its inverse document frequency and a weight for each column. An open-addressing table in one array,
 * a slot side by side, so that a feature costs one cache miss. Immutable.
 *
 * <p>A slot is: bucket plus 1, or 0 if free; the inverse document frequency; the weights; floats as their bits.
 */
final class FeatureTable {
    static final int UNKNOWN = -1;

    private final int columns;
    private final int size;
    private final int stride;
    private final int mask;
    private final int[] slots;

    /** @param weights by feature, then by column */
    FeatureTable(int[] buckets, float[] idf, float[] weights, int columns) {
        this.columns = columns;
        this.size = buckets.length;
        this.stride = 2 + columns;
        int capacity = capacityFor(buckets.length);
        this.mask = capacity - 1;
        this.slots = new int[Math.multiplyExact(capacity, stride)];
        for (int feature = 0; feature < buckets.length; feature++) {
            int slot = freeSlot(buckets[feature]);
            slots[slot] = buckets[feature] + 1;
            slots[slot + 1] = Float.floatToRawIntBits(idf[feature]);
            for (int column = 0; column < columns; column++) {
                slots[slot + 2 + column] = Float.floatToRawIntBits(weights[feature * columns + column]);
            }
        }
    }

    /** A power of two that is filled to three quarters at most: what is small stays in the cache. */
    private static int capacityFor(int size) {
        int lower = Integer.highestOneBit(Math.max(2, size));
        return size > lower + lower / 2 ? lower * 4 : lower * 2;
    }

    int columns() {
        return columns;
    }

    /** The handle of a bucket's feature, or {@link #UNKNOWN}. */
    int find(int bucket) {
        for (int slot = home(bucket); ; slot = slot + 1 & mask) {
            int key = slots[slot * stride];
            if (key == bucket + 1) {
                return slot * stride;
            }
            if (key == 0) {
                return UNKNOWN;
            }
        }
    }

    float idf(int handle) {
        return Float.intBitsToFloat(slots[handle + 1]);
    }

    float weight(int handle, int column) {
        return Float.intBitsToFloat(slots[handle + 2 + column]);
    }

    /** What the constructor takes, by slot. */
    Tensors tensors() {
        int[] buckets = new int[size];
        float[] idf = new float[size];
        float[] weights = new float[size * columns];
        int feature = 0;
        for (int slot = 0; slot < slots.length; slot += stride) {
            if (slots[slot] != 0) {
                buckets[feature] = slots[slot] - 1;
                idf[feature] = idf(slot);
                for (int column = 0; column < columns; column++) {
                    weights[feature * columns + column] = weight(slot, column);
                }
                feature++;
            }
        }
        return Tensors.builder()
                .ints("buckets", buckets)
                .floats("idf", idf)
                .floats("weights", weights, size, columns)
                .build();
    }

    /** @throws dev.redstart.common.model.ModelException if arrays are missing or do not fit together */
    static FeatureTable of(Tensors tensors, int columns, int bits) {
        int[] buckets = tensors.ints("buckets", -1);
        float[] idf = tensors.floats("idf", buckets.length);
        float[] weights = tensors.floats("weights", buckets.length, columns);
        for (int bucket : buckets) {
            if (bucket < 0 || bucket >>> bits != 0) {
                throw new IllegalArgumentException("bucket " + bucket + " does not fit into " + bits + " bits");
            }
        }
        return new FeatureTable(buckets, idf, weights, columns);
    }

    private int freeSlot(int bucket) {
        int slot = home(bucket);
        while (slots[slot * stride] != 0) {
            if (slots[slot * stride] == bucket + 1) {
                throw new IllegalArgumentException("bucket " + bucket + " stands in the model twice");
            }
            slot = slot + 1 & mask;
        }
        return slot * stride;
    }

    /** Buckets are the upper bits of a hash already, so their lower bits are as good as random. */
    private int home(int bucket) {
        return bucket & mask;
    }
}
