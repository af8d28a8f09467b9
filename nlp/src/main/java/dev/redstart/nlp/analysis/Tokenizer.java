package dev.redstart.nlp.analysis;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts into tokens. Immutable and thread-safe; the same text always gives the same tokens. */
public interface Tokenizer {
    /** The name by which {@link Tokenizers#named} finds it, and which bundles keep. */
    String name();

    /** Hands over every token in the order of the text, without an object for each. Any text will do; an empty one has no tokens. */
    void tokens(CharSequence text, TokenSink sink);

    /** All tokens as objects. */
    default List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        tokens(
                text,
                (buffer, from, to, start, end) ->
                        tokens.add(new Token(new String(buffer, from, to - from), start, end)));
        return tokens;
    }
}
