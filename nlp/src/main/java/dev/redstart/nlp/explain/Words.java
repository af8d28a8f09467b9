package dev.redstart.nlp.explain;

import dev.redstart.nlp.analysis.Token;
import dev.redstart.nlp.analysis.Tokenizer;
import dev.redstart.nlp.analysis.Tokenizers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text as a row of words, or of phrases where it has too many; any of them can be left out. Immutable.
 *
 * <p>A space stands in the place of what is left out, so that its neighbours never become one word. What is no word (spaces, punctuation) stays,
 * except inside a phrase.
 */
final class Words {
    private static final Tokenizer TOKENIZER = Tokenizers.named(Tokenizers.PLAIN);

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Words(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static Words of(String text, TextLimits limits) {
        limits.check(text);
        List<Token> tokens = TOKENIZER.tokens(text);
        int size = Math.min(tokens.size(), limits.maxWords());
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int word = 0; word < size; word++) {
            starts[word] = tokens.get(first(word, size, tokens.size())).start();
            ends[word] = tokens.get(first(word + 1, size, tokens.size()) - 1).end();
        }
        return new Words(text, starts, ends);
    }

    /** The first token of a phrase. */
    private static int first(int phrase, int phrases, int tokens) {
        return (int) ((long) phrase * tokens / phrases);
    }

    int size() {
        return starts.length;
    }

    /** The set of all words. */
    BitSet all() {
        BitSet all = new BitSet(size());
        all.set(0, size());
        return all;
    }

    /** The text with these words only. */
    String only(BitSet kept) {
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        for (int word = kept.nextClearBit(0); word < size(); word = kept.nextClearBit(word + 1)) {
            rest.append(text, from, starts[word]).append(' ');
            from = ends[word];
        }
        return rest.append(text, from, text.length()).toString();
    }

    /** The words with their weights, in the order of the text. */
    List<WordWeight> weighed(double[] weights) {
        List<WordWeight> weighed = new ArrayList<>(size());
        for (int word = 0; word < size(); word++) {
            weighed.add(
                    new WordWeight(text.substring(starts[word], ends[word]), starts[word], ends[word], weights[word]));
        }
        return weighed;
    }
}
