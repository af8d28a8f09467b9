package dev.redstart.nlp.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimeTest {
    private final TextExplainer lime = TextExplainers.named("lime", 7);
    private final String text =
            IntStream.range(0, 40).mapToObj(word -> "w" + word).collect(Collectors.joining(" "));
    private final double[] truth =
            new SplittableRandom(3).doubles(40).map(value -> (value - .5) / 25).toArray();

    @Test
    void recoversALinearModel() {
        var model = new FakeClassifier(words -> .5 + sum(words));

        var answer = lime.explain(model, text, "yes");

        assertThat(correlation(weights(answer), truth)).isGreaterThan(.999);
        assertThat(answer.base()).isCloseTo(.5, within(.01));
    }

    @Test
    void recoversALogisticModel() {
        var model = new FakeClassifier(words -> 1 / (1 + Math.exp(-20 * sum(words))));

        assertThat(correlation(weights(lime.explain(model, text, "yes")), truth))
                .isGreaterThan(.98);
    }

    @Test
    void drawsOtherSamplesWithAnotherSeed() {
        var model = new FakeClassifier(words -> 1 / (1 + Math.exp(-20 * sum(words))));

        var answer = TextExplainers.named("lime", 8).explain(model, text, "yes");

        assertThat(answer).isNotEqualTo(lime.explain(model, text, "yes"));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        var settings = Lime.Settings.defaults();

        assertThatThrownBy(() -> settings.withSamples(9)).hasMessage("samples must be from 10 to 1000000, got 9");
        assertThatThrownBy(() -> settings.withKernelWidth(0)).hasMessage("kernelWidth must be above 0, got 0.0");
        assertThatThrownBy(() -> settings.withRidge(Double.NaN)).hasMessage("ridge must be above 0, got NaN");
    }

    private double sum(Set<String> words) {
        return IntStream.range(0, truth.length)
                .filter(word -> words.contains("w" + word))
                .mapToDouble(word -> truth[word])
                .sum();
    }

    private static double[] weights(TextExplanation answer) {
        return answer.words().stream().mapToDouble(WordWeight::weight).toArray();
    }

    /** Pearson's. */
    private static double correlation(double[] left, double[] right) {
        return covariance(left, right) / Math.sqrt(covariance(left, left) * covariance(right, right));
    }

    private static double covariance(double[] left, double[] right) {
        double leftMean =
                IntStream.range(0, left.length).mapToDouble(at -> left[at]).sum() / left.length;
        return IntStream.range(0, left.length)
                .mapToDouble(at -> (left[at] - leftMean) * right[at])
                .sum();
    }
}
