package dev.redstart.common.explain;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes sets of the parts of an input. Not thread-safe. */
public final class PartSets {
    private final int[] order;
    private final RandomGenerator random;

    /** @param parts how many there are to choose from */
    public PartSets(int parts, RandomGenerator random) {
        this.order = new int[parts];
        this.random = random;
        for (int part = 0; part < parts; part++) {
            order[part] = part;
        }
    }

    /** So many parts, any with equal chance. */
    public BitSet draw(int size) {
        BitSet set = new BitSet(order.length);
        for (int place = 0; place < size; place++) {
            int other = place + random.nextInt(order.length - place);
            int part = order[other];
            order[other] = order[place];
            order[place] = part;
            set.set(part);
        }
        return set;
    }

    /** Every set of that size, in the order of its parts; each a new set. */
    public void forEach(int size, Consumer<BitSet> action) {
        extend(new BitSet(order.length), 0, size, action);
    }

    private void extend(BitSet set, int from, int missing, Consumer<BitSet> action) {
        if (missing == 0) {
            action.accept((BitSet) set.clone());
            return;
        }
        for (int part = from; part <= order.length - missing; part++) {
            set.set(part);
            extend(set, part + 1, missing - 1, action);
            set.clear(part);
        }
    }
}
