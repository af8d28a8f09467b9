package dev.redstart.nlp.explain;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes sets of words. Not thread-safe. */
final class WordSets {
    private final int[] order;
    private final RandomGenerator random;

    /** @param words how many there are to choose from */
    WordSets(int words, RandomGenerator random) {
        this.order = new int[words];
        this.random = random;
        for (int word = 0; word < words; word++) {
            order[word] = word;
        }
    }

    /** So many words, any with equal chance. */
    BitSet draw(int size) {
        BitSet set = new BitSet(order.length);
        for (int place = 0; place < size; place++) {
            int other = place + random.nextInt(order.length - place);
            int word = order[other];
            order[other] = order[place];
            order[place] = word;
            set.set(word);
        }
        return set;
    }

    /** Every set of that size, in the order of its words; each a new set. */
    void forEach(int size, Consumer<BitSet> action) {
        extend(new BitSet(order.length), 0, size, action);
    }

    private void extend(BitSet set, int from, int missing, Consumer<BitSet> action) {
        if (missing == 0) {
            action.accept((BitSet) set.clone());
            return;
        }
        for (int word = from; word <= order.length - missing; word++) {
            set.set(word);
            extend(set, word + 1, missing - 1, action);
            set.clear(word);
        }
    }
}
