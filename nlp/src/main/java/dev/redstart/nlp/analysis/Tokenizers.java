package dev.redstart.nlp.analysis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/**
 * The tokenizers by name:
 *
 * <table>
 * <caption>Tokenizers</caption>
 * <tr><td>{@code standard}</td><td>words by Unicode's rules (UAX #29), lower case; Chinese characters one by one. The default</td></tr>
 * <tr><td>{@code plain}</td><td>the same tokens, in half the time and without Lucene</td></tr>
 * <tr><td>{@code english}</td><td>words without their endings (Porter) and without the likes of "the": for search</td></tr>
 * <tr><td>{@code icu}</td><td>words of any script, Chinese, Japanese and Thai by dictionary</td></tr>
 * <tr><td>{@code cjk-bigram}</td><td>pairs of neighbouring Chinese, Japanese or Korean characters: for search</td></tr>
 * <tr><td>{@code smartcn}</td><td>Chinese words by a hidden Markov model; slow</td></tr>
 * </table>
 */
public final class Tokenizers {
    /** The default. */
    public static final String STANDARD = "standard";

    /** The tokens of {@link #STANDARD}, in half the time and without Lucene. */
    public static final String PLAIN = "plain";

    private static final List<String> NAMES = List.of(STANDARD, PLAIN, "english", "icu", "cjk-bigram", "smartcn");
    private static final Map<String, Tokenizer> MADE = new ConcurrentHashMap<>();

    private Tokenizers() {}

    /** Every name that {@link #named} knows. */
    public static List<String> names() {
        return NAMES;
    }

    /** @throws IllegalArgumentException if there is no such tokenizer; the message names those that there are */
    public static Tokenizer named(String name) {
        return MADE.computeIfAbsent(name, Tokenizers::make);
    }

    private static Tokenizer make(String name) {
        return switch (name) {
            case STANDARD -> new LuceneTokenizer(name, StandardAnalyzer::new);
            case PLAIN -> new PlainTokenizer();
            case "english" -> new LuceneTokenizer(name, EnglishAnalyzer::new);
            case "icu" -> new LuceneTokenizer(name, IcuAnalyzer::new);
            case "cjk-bigram" -> new LuceneTokenizer(name, CJKAnalyzer::new);
            case "smartcn" -> new LuceneTokenizer(name, SmartChineseAnalyzer::new);
            default -> throw unknown(name);
        };
    }

    /** What is wrong with a name that is none. */
    public static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "tokenizer must be one of " + String.join(", ", NAMES) + ", got '" + name + "'");
    }
}
