package dev.redstart.nlp.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.data.Documents;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.nlp.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            standard   | The runners' 2 dogs  | the, runners, 2, dogs
            plain      | The runners' 2 dogs  | the, runners, 2, dogs
            english    | The runners' 2 dogs  | runner, 2, dog
            standard   | 商务大床房           | 商, 务, 大, 床, 房
            icu        | 商务大床房 Hotel     | 商务, 大, 床, 房, hotel
            cjk-bigram | 商务大床房           | 商务, 务大, 大床, 床房
            smartcn    | 我是中国人           | 我, 是, 中国, 人
            """)
    void cut(String tokenizer, String text, String tokens) {
        assertThat(Tokenizers.named(tokenizer).tokens(text))
                .extracting(Token::text)
                .containsExactly(tokens.split(", "));
    }

    @Test
    void sayWhereTokensStand() {
        assertThat(Tokenizers.named("english").tokens("The Runners")).containsExactly(new Token("runner", 4, 11));
    }

    @ParameterizedTest
    @MethodSource("dev.redstart.nlp.analysis.Tokenizers#names")
    void haveNoTokensForNoWords(String name) {
        assertThat(Tokenizers.named(name).name()).isEqualTo(name);
        assertThat(Tokenizers.named(name).tokens("")).isEmpty();
        assertThat(Tokenizers.named(name).tokens(" \n\t...")).isEmpty();
    }

    /** Lucene's standard tokenizer alone would find nothing. */
    @ParameterizedTest
    @MethodSource("dev.redstart.nlp.analysis.Tokenizers#names")
    void findTheWordsOfATextThatWasCutInTheMiddleOfAnEmoji(String name) {
        assertThat(Tokenizers.named(name).tokens("good jam \uD83D"))
                .extracting(Token::text)
                .containsExactly("good", "jam");
    }

    @Test
    void sayWhichThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tokenizers.named("klingon"))
                .withMessage(
                        "tokenizer must be one of standard, plain, english, icu, cjk-bigram, smartcn, got 'klingon'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms-spam", "uci-sentences", "spam-assassin"})
    void plainGivesTheTokensOfStandardOnTheBundledSets(String set) {
        assertSameTokens(TextLoader.load(set, TextOptions.defaults()).data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"imdb/test.tsv.gz", "chnsenticorp-htl/ChnSentiCorp_htl_all.csv.gz"})
    void plainGivesTheTokensOfStandardOnOtherSets(String file) {
        var options = TextOptions.defaults().withBadRows(BadRows.Policy.SKIP);
        assertSameTokens(
                TextLoader.load(SharedData.file(file).toString(), options).data());
    }

    private static void assertSameTokens(Documents documents) {
        var standard = Tokenizers.named("standard");
        var plain = Tokenizers.named("plain");
        for (String text : documents.texts()) {
            List<Token> expected = standard.tokens(text);
            List<Token> actual = plain.tokens(text);
            // Quick where equal: AssertJ's description of a million tokens is not.
            if (!actual.equals(expected)) {
                assertThat(actual).isEqualTo(expected);
            }
        }
    }
}
