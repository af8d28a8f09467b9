package dev.redstart.nlp.analysis;

import java.util.Arrays;

/**
 * Words numbered from 0 in the order in which they were added. One array holds all their characters, one the slots: the upper half of a
 * slot is the word's hash, the lower its number plus 1, so that a probe seldom looks at characters in vain.
 */
final class WordTable {
    private char[] characters = new char[1 << 12];
    private int[] ends = new int[1 << 8];
    private long[] slots = new long[1 << 9];
    private int size;

    int size() {
        return size;
    }

    String word(int index) {
        int start = startOf(index);
        return new String(characters, start, ends[index] - start);
    }

    /** The number of the word, or -1. */
    int indexOf(char[] buffer, int from, int to) {
        return (int) slots[slotOf(buffer, from, to, hash(buffer, from, to))] - 1;
    }

    /** The number of the word, a new one if it was not there. */
    int add(char[] buffer, int from, int to) {
        int hash = hash(buffer, from, to);
        int slot = slotOf(buffer, from, to, hash);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        append(buffer, from, to);
        slots[slot] = (long) hash << 32 | size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int startOf(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private void append(char[] buffer, int from, int to) {
        int start = startOf(size);
        int end = Math.addExact(start, to - from);
        if (end > characters.length) {
            characters = Arrays.copyOf(
                    characters, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8, characters.length * 2L)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(buffer, from, characters, start, to - from);
        ends[size++] = end;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        int mask = slots.length - 1;
        for (long entry : old) {
            int slot = spread((int) (entry >>> 32)) & mask;
            while (entry != 0 && slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            if (entry != 0) {
                slots[slot] = entry;
            }
        }
    }

    private int slotOf(char[] buffer, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == hash && isWord((int) slots[slot] - 1, buffer, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isWord(int index, char[] buffer, int from, int to) {
        int start = startOf(index);
        if (ends[index] - start != to - from) {
            return false;
        }
        // Words are too short for Arrays.equals to pay.
        for (int at = from; at < to; at++) {
            if (characters[start + at - from] != buffer[at]) {
                return false;
            }
        }
        return true;
    }

    /** As {@link String#hashCode}, four characters at a time: a chain of multiplications is what it costs. */
    private static int hash(char[] buffer, int from, int to) {
        int hash = 0;
        int at = from;
        for (; at <= to - 4; at += 4) {
            int four = buffer[at] * (31 * 31 * 31) + buffer[at + 1] * (31 * 31) + buffer[at + 2] * 31 + buffer[at + 3];
            hash = hash * (31 * 31 * 31 * 31) + four;
        }
        for (; at < to; at++) {
            hash = 31 * hash + buffer[at];
        }
        return hash;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
