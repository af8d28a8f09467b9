package dev.redstart.nlp.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** One of Lucene's analyzers. It keeps a token stream for each thread, so tokenizers are made once and shared. */
final class LuceneTokenizer implements Tokenizer {
    private final String name;
    private final Analyzer analyzer;

    LuceneTokenizer(String name, Supplier<Analyzer> analyzer) {
        this.name = name;
        this.analyzer = analyzer.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void tokens(CharSequence text, TokenSink sink) {
        try (TokenStream stream = analyzer.tokenStream("text", withoutHalfAtEnd(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                sink.token(term.buffer(), 0, term.length(), offset.startOffset(), offset.endOffset());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /** Lucene's standard tokenizer finds nothing at all in a text whose last unit is the first half of a surrogate pair. */
    private static String withoutHalfAtEnd(CharSequence text) {
        int end = text.length();
        boolean half = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.subSequence(0, half ? end - 1 : end).toString();
    }
}
