package dev.redstart.common.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Ids and their dense numbers: {@code id(indexOf("tea"))} is {@code "tea"}. Numbers run from 0 in the order in which the ids were
 * first seen. Immutable, so it can be shared between threads.
 *
 * <p>Look-up is one probe of an open-addressing table of the ids' hash codes; no boxing, no allocation.
 */
public final class Vocabulary {
    /** The number of an id that is not in the vocabulary. */
    public static final int UNKNOWN = -1;

    private final String[] ids;
    private final int[] table;

    private Vocabulary(String[] ids) {
        this.ids = ids;
        this.table = new int[capacityFor(ids.length)];
        for (int index = 0; index < ids.length; index++) {
            int slot = slotOf(ids[index]);
            if (table[slot] != 0) {
                throw new IllegalArgumentException("id '" + ids[index] + "' stands in the vocabulary twice");
            }
            table[slot] = index + 1;
        }
    }

    /** A vocabulary of these ids in this order; each id once. */
    public static Vocabulary of(List<String> ids) {
        return new Vocabulary(ids.toArray(String[]::new));
    }

    public int size() {
        return ids.length;
    }

    /** The id with this number. */
    public String id(int index) {
        return ids[index];
    }

    /** The number of an id, or {@link #UNKNOWN}. */
    public int indexOf(String id) {
        return table[slotOf(id)] - 1;
    }

    public boolean contains(String id) {
        return indexOf(id) != UNKNOWN;
    }

    /** All ids by number. */
    public List<String> ids() {
        return List.of(ids);
    }

    private int slotOf(String id) {
        int mask = table.length - 1;
        int slot = spread(id.hashCode()) & mask;
        while (table[slot] != 0 && !ids[table[slot] - 1].equals(id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** A power of two that leaves at least half of the slots free. */
    private static int capacityFor(int size) {
        return Math.max(4, Integer.highestOneBit(Math.max(1, size)) * 4);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /**
     * Numbers ids as they arrive. Takes UTF-8 bytes straight from a file's buffer, so that a million rows cost one {@code String} per
     * distinct id. Not thread-safe.
     */
    public static final class Builder {
        private byte[] pool = new byte[1 << 12];
        private int[] ends = new int[1 << 8];
        private int[] table = new int[1 << 9];
        private int size;

        public int size() {
            return size;
        }

        /** The number of the id, a new one if it was not seen before. */
        public int add(String id) {
            byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
            return add(utf8, 0, utf8.length);
        }

        /** The number of the id that stands as UTF-8 in {@code bytes[from, to)}; the caller vouches that it is valid UTF-8. */
        public int add(byte[] bytes, int from, int to) {
            int slot = slotOf(bytes, from, to);
            if (table[slot] != 0) {
                return table[slot] - 1;
            }
            append(bytes, from, to);
            table[slot] = size;
            if (size * 2 > table.length) {
                rehash();
            }
            return size - 1;
        }

        /** The number of an id that was added before, or {@link Vocabulary#UNKNOWN}. */
        public int indexOf(byte[] bytes, int from, int to) {
            return table[slotOf(bytes, from, to)] - 1;
        }

        public Vocabulary build() {
            String[] ids = new String[size];
            for (int index = 0; index < size; index++) {
                int start = startOf(index);
                ids[index] = new String(pool, start, ends[index] - start, StandardCharsets.UTF_8);
            }
            return new Vocabulary(ids);
        }

        private int startOf(int index) {
            return index == 0 ? 0 : ends[index - 1];
        }

        private void append(byte[] bytes, int from, int to) {
            int start = startOf(size);
            int end = Math.addExact(start, to - from);
            if (end > pool.length) {
                pool = Arrays.copyOf(pool, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8, pool.length * 2L)));
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
            }
            System.arraycopy(bytes, from, pool, start, to - from);
            ends[size++] = end;
        }

        private void rehash() {
            table = new int[table.length * 2];
            for (int index = 0; index < size; index++) {
                table[slotOf(pool, startOf(index), ends[index])] = index + 1;
            }
        }

        private int slotOf(byte[] bytes, int from, int to) {
            int hash = 0;
            for (int at = from; at < to; at++) {
                hash = 31 * hash + bytes[at];
            }
            int mask = table.length - 1;
            int slot = spread(hash) & mask;
            while (table[slot] != 0) {
                int index = table[slot] - 1;
                if (Arrays.equals(pool, startOf(index), ends[index], bytes, from, to)) {
                    return slot;
                }
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
