package dev.redstart.nlp.analysis;

/** Takes tokens one after the other, where they lie. */
@FunctionalInterface
public interface TokenSink {
    /**
     * The token is {@code buffer[from, to)}, good until this method returns; it stands at {@code [startOffset, endOffset)} of the text.
     */
    void token(char[] buffer, int from, int to, int startOffset, int endOffset);
}
