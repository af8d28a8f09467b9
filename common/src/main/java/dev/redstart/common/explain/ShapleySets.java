package dev.redstart.common.explain;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The sets of an input's parts (words, columns) that KernelSHAP asks about, and what they weigh.
 *
 * <p>The sets of {@code k} of {@code n} parts weigh {@code (n - 1) / (k (n - k))} in all (Lundberg and Lee 2017, theorem 2). Small and large sizes
 * weigh most and have the fewest sets: those are all taken, from the outside in, as far as the budget goes. From the sizes in between
 * sets are drawn by weight, each with its complement (Covert and Lee, Improving KernelSHAP, AISTATS 2021).
 */
public final class ShapleySets {
    private final int parts;
    private final RandomGenerator random;
    private final PartSets sets;
    private final Map<BitSet, Double> weights = new LinkedHashMap<>();

    /** @param parts at least 2 */
    public ShapleySets(int parts, RandomGenerator random) {
        this.parts = parts;
        this.random = random;
        this.sets = new PartSets(parts, random);
    }

    /**
     * Weights by set; neither the empty set nor that of all parts is among them, which decide base and sum.
     *
     * @param budget at most so many sets, at least two for each part
     */
    public Map<BitSet, Double> upTo(int budget) {
        int size = 1;
        double left = budget;
        while (size <= parts / 2 && setsOfSizes(size) <= left) {
            left -= setsOfSizes(size);
            addAll(size);
            size++;
        }
        if (size <= parts / 2) {
            draw(size, (int) left / 2);
        }
        return weights;
    }

    /** How many sets have that size or its complement's. */
    private double setsOfSizes(int size) {
        double count = 1;
        for (int taken = 0; taken < size; taken++) {
            count = count * (parts - taken) / (taken + 1);
        }
        return size * 2 == parts ? count : count * 2;
    }

    /** What all sets of that size or its complement's weigh together. */
    private double weightOfSizes(int size) {
        double weight = (parts - 1.0) / ((double) size * (parts - size));
        return size * 2 == parts ? weight : weight * 2;
    }

    private void addAll(int size) {
        double weight = weightOfSizes(size) / setsOfSizes(size);
        sets.forEach(size, set -> {
            weights.put(set, weight);
            // A set of half of the parts is the complement of another one, which comes by itself.
            weights.put(complement(set), weight);
        });
    }

    private void draw(int firstSize, int pairs) {
        double[] upTo = new double[parts / 2 + 1];
        for (int size = firstSize; size < upTo.length; size++) {
            upTo[size] = upTo[size - 1] + weightOfSizes(size);
        }
        double total = upTo[parts / 2];
        for (int pair = 0; pair < pairs; pair++) {
            double place = random.nextDouble() * total;
            int size = firstSize;
            while (upTo[size] <= place) {
                size++;
            }
            BitSet set = sets.draw(size);
            weights.merge(set, total / pairs / 2, Double::sum);
            weights.merge(complement(set), total / pairs / 2, Double::sum);
        }
    }

    private BitSet complement(BitSet set) {
        BitSet others = (BitSet) set.clone();
        others.flip(0, parts);
        return others;
    }
}
