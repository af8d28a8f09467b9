package dev.redstart.nlp.search;

import dev.redstart.nlp.analysis.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Gives Lucene the tokens of one of our tokenizers. One feed serves one text after the other. */
final class TokenFeed extends TokenStream {
    /** Lucene takes terms of up to 32,766 bytes, and a character takes at most 3. */
    static final int LONGEST = 10_000;

    private final Tokenizer tokenizer;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<String> tokens = new ArrayList<>();
    private int next;

    TokenFeed(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The tokens of these texts, one after the other. */
    TokenFeed of(String... texts) {
        tokens.clear();
        for (String text : texts) {
            tokens.addAll(words(tokenizer, text));
        }
        return this;
    }

    /** Those tokens that an index holds. */
    static List<String> words(Tokenizer tokenizer, String text) {
        List<String> words = new ArrayList<>();
        tokenizer.tokens(text, (buffer, from, to, start, end) -> {
            if (to - from <= LONGEST) {
                words.add(new String(buffer, from, to - from));
            }
        });
        return words;
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == tokens.size()) {
            return false;
        }
        clearAttributes();
        term.append(tokens.get(next++));
        return true;
    }
}
