package dev.redstart.nlp.benchmark;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.network.NetworkData;
import java.util.random.RandomGenerator;

/** Texts as a network sees them: numbers of words, drawn evenly; what they say costs a network no time. */
final class RandomTexts {
    private RandomTexts() {}

    /** @param vocabularySize word numbers run from 2 to below it */
    static NetworkData of(int rows, int length, int vocabularySize, Run run) {
        RandomGenerator random = run.random("benchmark texts");
        int[][] words = new int[rows][length];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (int at = 0; at < length; at++) {
                words[row][at] = random.nextInt(2, vocabularySize);
            }
            labels[row] = row % 2;
        }
        return NetworkData.tokens(words).labelled(labels);
    }
}
