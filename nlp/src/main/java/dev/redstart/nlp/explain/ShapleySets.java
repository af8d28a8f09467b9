package dev.redstart.nlp.explain;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The sets of words that KernelSHAP asks about, and what they weigh.
 *
 * <p>The sets of {@code k} of {@code n} words weigh {@code (n - 1) / (k (n - k))} in all (Lundberg and Lee 2017, theorem 2). Small and large sizes
 * weigh most and have the fewest sets: those are all taken, from the outside in, as far as the budget goes. From the sizes in between
 * sets are drawn by weight, each with its complement (Covert and Lee, Improving KernelSHAP, AISTATS 2021).
 */
final class ShapleySets {
    private final int words;
    private final RandomGenerator random;
    private final WordSets sets;
    private final Map<BitSet, Double> weights = new LinkedHashMap<>();

    /** @param words at least 2 */
    ShapleySets(int words, RandomGenerator random) {
        this.words = words;
        this.random = random;
        this.sets = new WordSets(words, random);
    }

    /**
     * Weights by set; neither the empty set nor that of all words is among them, which decide base and sum.
     *
     * @param budget at most so many sets, at least two for each word
     */
    Map<BitSet, Double> upTo(int budget) {
        int size = 1;
        double left = budget;
        while (size <= words / 2 && setsOfSizes(size) <= left) {
            left -= setsOfSizes(size);
            addAll(size);
            size++;
        }
        if (size <= words / 2) {
            draw(size, (int) left / 2);
        }
        return weights;
    }

    /** How many sets have that size or its complement's. */
    private double setsOfSizes(int size) {
        double count = 1;
        for (int taken = 0; taken < size; taken++) {
            count = count * (words - taken) / (taken + 1);
        }
        return size * 2 == words ? count : count * 2;
    }

    /** What all sets of that size or its complement's weigh together. */
    private double weightOfSizes(int size) {
        double weight = (words - 1.0) / ((double) size * (words - size));
        return size * 2 == words ? weight : weight * 2;
    }

    private void addAll(int size) {
        double weight = weightOfSizes(size) / setsOfSizes(size);
        sets.forEach(size, set -> {
            weights.put(set, weight);
            // A set of half of the words is the complement of another one, which comes by itself.
            weights.put(complement(set), weight);
        });
    }

    private void draw(int firstSize, int pairs) {
        double[] upTo = new double[words / 2 + 1];
        for (int size = firstSize; size < upTo.length; size++) {
            upTo[size] = upTo[size - 1] + weightOfSizes(size);
        }
        double total = upTo[words / 2];
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
        others.flip(0, words);
        return others;
    }
}
