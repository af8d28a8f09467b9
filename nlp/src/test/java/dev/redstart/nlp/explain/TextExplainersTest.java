package dev.redstart.nlp.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all explainers that ask the model have in common. */
class TextExplainersTest {
    private static final List<String> ASKING = List.of("leave-one-out", "lime", "shap");

    private final FakeClassifier lengthOfText = new FakeClassifier(words -> Math.min(1, words.size() / 300.0));

    @ParameterizedTest
    @ValueSource(strings = {"leave-one-out", "lime", "shap"})
    void giveTheSameAnswerTwice(String name) {
        String text = "the quick brown fox jumps over the lazy dog and then it sleeps for a very long time";

        var first = TextExplainers.named(name, 5).explain(lengthOfText, text, "yes");
        var second = TextExplainers.named(name, 5).explain(lengthOfText, text, "yes");

        assertThat(first).isEqualTo(second);
        assertThat(first.method()).isEqualTo(name);
        assertThat(first.label()).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?!... --- \"\"", "\u0000\n", "\ud83d"})
    void explainATextWithoutWordsByItsBase(String text) {
        var model = new FakeClassifier(words -> .25);
        for (String name : ASKING) {
            var answer = TextExplainers.named(name, 1).explain(model, text, "yes");

            assertThat(answer).isEqualTo(new TextExplanation("yes", .25, .25, List.of(), name));
        }
    }

    @Test
    void takeAnEmojiForAWord() {
        var model = new FakeClassifier(words -> words.contains("\ud83d\ude21") ? .9 : .1);
        for (String name : ASKING) {
            var answer = TextExplainers.named(name, 1).explain(model, "ok \ud83d\ude21\ud83d\ude00", "yes");

            assertThat(answer.words())
                    .extracting(WordWeight::word)
                    .containsExactly("ok", "\ud83d\ude21", "\ud83d\ude00");
            assertThat(answer.words().get(1).start()).isEqualTo(3);
            assertThat(answer.words().get(1).end()).isEqualTo(5);
            assertThat(answer.words().get(1).weight()).isCloseTo(.8, within(.05));
            assertThat(answer.words().get(2).weight()).isCloseTo(0, within(.05));
        }
    }

    @Test
    void doNotMakeANewWordOfTheNeighboursOfOneLeftOut() {
        var model = new FakeClassifier(words -> words.contains("ab") ? 1 : 0);

        var answer = TextExplainers.named("leave-one-out", 1).explain(model, "a\u65e5b", "yes");

        assertThat(answer.words()).extracting(WordWeight::weight).containsExactly(0.0, 0.0, 0.0);
    }

    @Test
    void cutALongTextIntoPhrases() {
        String text = String.join(
                " ", IntStream.range(0, 1000).mapToObj(word -> "w" + word).toList());
        var model = new FakeClassifier(words -> words.contains("w999") ? .8 : .2);
        for (String name : ASKING) {
            var answer = TextExplainers.named(name, 1).explain(model, text, "yes");

            assertThat(answer.words()).hasSize(250);
            assertThat(answer.words().getFirst().word()).isEqualTo("w0 w1 w2 w3");
            assertThat(answer.words().getLast().word()).isEqualTo("w996 w997 w998 w999");
            assertThat(answer.words().getLast().weight()).isCloseTo(.6, within(.05));
        }
    }

    @Test
    void refuseATextThatIsTooLong() {
        String text = "x".repeat(100_001);
        for (String name : ASKING) {
            assertThatThrownBy(() -> TextExplainers.named(name, 1).explain(lengthOfText, text, "yes"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "text must have at most 100000 characters to be explained by asking the model many times, got 100001");
        }
    }

    @Test
    void askInBatches() {
        String text = String.join(
                " ", IntStream.range(0, 100).mapToObj(word -> "w" + word).toList());

        TextExplainers.named("leave-one-out", 1).explain(lengthOfText, text, "yes");

        assertThat(lengthOfText.batches).containsExactly(2, 64, 36);
    }

    @Test
    void nameTheLabelsThatThereAre() {
        for (String name : ASKING) {
            assertThatThrownBy(() -> TextExplainers.named(name, 1).explain(lengthOfText, "text", "maybe"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("label must be one of no, yes, got 'maybe'");
        }
    }

    @Test
    void nameTheMethodsThatThereAre() {
        assertThatThrownBy(() -> TextExplainers.named("magic", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "explainer must be one of exact, leave-one-out, lime, shap, integrated-gradients, got 'magic'");
        assertThat(TextExplainers.names())
                .allSatisfy(
                        name -> assertThat(TextExplainers.named(name, 1).name()).isEqualTo(name));
    }

    @Test
    void areExactForLinearModelsOnly() {
        assertThatThrownBy(() -> TextExplainers.named("exact", 1).explain(lengthOfText, "text", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("explainer exact is for linear models only; this one takes leave-one-out, lime or shap");
    }

    @Test
    void refuseLimitsThatMakeNoSense() {
        var limits = TextLimits.defaults();

        assertThatThrownBy(() -> limits.withMaxWords(0)).hasMessage("maxWords must be from 1 to 1000, got 0");
        assertThatThrownBy(() -> limits.withMaxCharacters(0)).hasMessage("maxCharacters must be at least 1, got 0");
    }

    @Test
    void leaveOutOneWordAtATime() {
        var model = new FakeClassifier(words -> words.containsAll(Arrays.asList("not", "bad")) ? .9 : .3);

        var answer = TextExplainers.named("leave-one-out", 1).explain(model, "not bad film", "yes");

        assertThat(answer.base()).isCloseTo(.3, within(1e-6));
        assertThat(answer.words().get(0).weight()).isCloseTo(.6, within(1e-6));
        assertThat(answer.words().get(1).weight()).isCloseTo(.6, within(1e-6));
        assertThat(answer.words().get(2).weight()).isZero();
    }
}
