package dev.redstart.nlp.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelShapTest {
    private final TextExplainer shap = TextExplainers.named("shap", 1);

    /**
     * {@code f = .1 + .3 a + .2 bc - .1 ac}. What two words do together they share equally: {@code a = .3 - .05}, {@code b = .1}, {@code c = .1 -
     * .05}; {@code .1 + .25 + .1 + .05 = .5 = f(abc)}.
     */
    @Test
    void givesTheShapleyValuesOfThreeWords() {
        var model = new FakeClassifier(
                words -> .1 + .3 * count(words, "a") + .2 * count(words, "b", "c") - .1 * count(words, "a", "c"));

        var answer = shap.explain(model, "A, b c!", "yes");

        assertThat(answer.base()).isCloseTo(.1, within(1e-6));
        assertThat(answer.probability()).isCloseTo(.5, within(1e-6));
        assertThat(answer.words()).extracting(WordWeight::word).containsExactly("A", "b", "c");
        assertThat(weights(answer)).containsExactly(new double[] {.25, .1, .05}, within(1e-6));
    }

    /** {@code f = .8 abc}: a third each; so with one word more that does nothing. */
    @Test
    void sharesWhatThreeWordsDoTogether() {
        var model = new FakeClassifier(words -> .8 * count(words, "a", "b", "c"));

        var answer = shap.explain(model, "a b c d", "yes");

        assertThat(weights(answer)).containsExactly(new double[] {.8 / 3, .8 / 3, .8 / 3, 0}, within(1e-6));
    }

    /** Word i adds i/2000, neighbours 2i and 2i+1 together .02, of which each has half: a pair's part is linear in z less its complement. */
    @Test
    void isExactForManyWordsOfWhichTwoActTogether() {
        var model = new FakeClassifier(words -> IntStream.range(0, 40)
                .mapToDouble(word -> word / 2000.0 * count(words, "w" + word)
                        + (word % 2 == 0 ? .02 * count(words, "w" + word, "w" + (word + 1)) : 0))
                .sum());

        var answer = shap.explain(model, text(40), "yes");

        assertThat(weights(answer))
                .containsExactly(
                        IntStream.range(0, 40)
                                .mapToDouble(word -> word / 2000.0 + .01)
                                .toArray(),
                        within(1e-5));
    }

    /** Any five of ten words are enough: .09 each by symmetry. Estimated from 50,060 of a thousand million sets. */
    @Test
    void estimatesWhatManyWordsDoTogether() {
        var model = new FakeClassifier(words -> IntStream.range(0, 10)
                                .filter(word -> words.contains("w" + word))
                                .count()
                        >= 5
                ? .9
                : 0);

        var answer =
                new KernelShap(KernelShap.Settings.defaults().withSamples(50_000), 1).explain(model, text(30), "yes");

        double[] truth =
                IntStream.range(0, 30).mapToDouble(word -> word < 10 ? .09 : 0).toArray();
        assertThat(weights(answer)).containsExactly(truth, within(.01));
        assertThat(sum(answer)).isCloseTo(answer.probability(), within(1e-9));
    }

    @Test
    void addsUpToTheProbability() {
        var model = new FakeClassifier(words -> 1 / (1 + Math.exp(words.hashCode() % 1000 / 300.0)));
        for (int words : List.of(0, 1, 2, 3, 4, 11, 12, 13, 60, 250, 400)) {
            var answer = shap.explain(model, text(words), "no");

            assertThat(sum(answer)).as(words + " words").isCloseTo(answer.probability(), within(1e-6));
        }
    }

    @Test
    void needsNoSamplesBeyondTwoForEachWord() {
        var model = new FakeClassifier(words -> words.size() / 100.0);
        var few = new KernelShap(KernelShap.Settings.defaults().withSamples(0), 1);

        var answer = few.explain(model, text(20), "yes");

        assertThat(answer.words()).allSatisfy(word -> assertThat(word.weight()).isCloseTo(.01, within(1e-6)));
        assertThat(model.batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 + 40);
    }

    @Test
    void asksOnceForEachOfFewSets() {
        var model = new FakeClassifier(words -> .5);

        shap.explain(model, text(11), "yes");

        assertThat(model.batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1 << 11);
    }

    @Test
    void refusesFewerThanNoSamples() {
        assertThatThrownBy(() -> KernelShap.Settings.defaults().withSamples(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples must be from 0 to 1000000, got -1");
    }

    private static int count(Set<String> words, String... all) {
        return words.containsAll(List.of(all)) ? 1 : 0;
    }

    private static String text(int words) {
        return IntStream.range(0, words).mapToObj(word -> "w" + word).collect(Collectors.joining(" "));
    }

    private static double[] weights(TextExplanation answer) {
        return answer.words().stream().mapToDouble(WordWeight::weight).toArray();
    }

    private static double sum(TextExplanation answer) {
        return answer.base()
                + answer.words().stream().mapToDouble(WordWeight::weight).sum();
    }
}
