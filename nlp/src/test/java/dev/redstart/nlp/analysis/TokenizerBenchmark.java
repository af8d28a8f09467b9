package dev.redstart.nlp.analysis;

import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many tokens a second does a core cut and look up, and what does the look-up add to Lucene's StandardAnalyzer alone? 1,000 mails of the
 * bundled SpamAssassin set, a vocabulary of 20,000 words.
 *
 * <p>{@code tokens / cpuSeconds} holds on a busy machine too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TokenizerBenchmark {
    /** The CPU time of the thread that works. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        public long tokens;
        public double cpuSeconds;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        long now() {
            return threads.getCurrentThreadCpuTime();
        }

        void add(long count, long start) {
            tokens += count;
            cpuSeconds += (now() - start) * 1e-9;
        }
    }

    private final Tokenizer standard = Tokenizers.named("standard");
    private final Tokenizer plain = Tokenizers.named("plain");
    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private List<String> texts = List.of();
    private TextVocabulary vocabulary = TextVocabulary.of(List.of());

    @Setup
    public void read() {
        texts = TextLoader.load("spam-assassin", TextOptions.defaults())
                .data()
                .texts()
                .subList(0, 1000);
        vocabulary = TextVocabulary.of(texts, plain, TextVocabulary.Settings.defaults());
    }

    /** Lucene as it is, without look-up. */
    @Benchmark
    public long standardAnalyzerAlone(Cpu cpu) throws Exception {
        long start = cpu.now();
        long tokens = 0;
        for (String text : texts) {
            try (TokenStream stream = analyzer.tokenStream("text", text)) {
                stream.reset();
                while (stream.incrementToken()) {
                    tokens++;
                }
                stream.end();
            }
        }
        cpu.add(tokens, start);
        return tokens;
    }

    @Benchmark
    public long standardWithLookUp(Cpu cpu) {
        return lookUp(standard, cpu);
    }

    @Benchmark
    public long plainWithLookUp(Cpu cpu) {
        return lookUp(plain, cpu);
    }

    private long lookUp(Tokenizer tokenizer, Cpu cpu) {
        long start = cpu.now();
        Sums sums = new Sums(vocabulary);
        texts.forEach(text -> tokenizer.tokens(text, sums));
        cpu.add(sums.tokens, start);
        return sums.ids;
    }

    private static final class Sums implements TokenSink {
        private final TextVocabulary vocabulary;
        private long tokens;
        private long ids;

        Sums(TextVocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        @Override
        public void token(char[] buffer, int from, int to, int startOffset, int endOffset) {
            tokens++;
            ids += vocabulary.id(buffer, from, to);
        }
    }
}
