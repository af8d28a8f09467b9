package dev.redstart.nlp.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/** The counts that an index keeps: the same as when it was made, since it never changes. */
final class IndexedWords implements WordFrequencies {
    private final IndexReader reader;

    IndexedWords(IndexReader reader) {
        this.reader = reader;
    }

    @Override
    public int documents() {
        return reader.maxDoc();
    }

    @Override
    public int documentsWith(String word) {
        try {
            return reader.docFreq(new Term(IndexWriting.WORD, word));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
