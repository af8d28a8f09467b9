package dev.redstart.nlp.search;

/** Texts to vectors of one length: texts of like meaning get vectors of like direction. Immutable and thread-safe. */
public interface SentenceEncoder {
    /** By what people know it, and find it again to open an index: {@code glove}. */
    String name();

    /** 64 hex digits that no other encoder has: an index remembers them, and refuses every other encoder. */
    String fingerprint();

    /** Floats of a vector, 1 to 1,024. */
    int dimensions();

    /**
     * The vector of a text; all zeros where it has nothing to say, for example when it knows none of the words.
     *
     * @param frequencies how frequent words are in the documents that are searched
     */
    float[] encode(String text, WordFrequencies frequencies);
}
