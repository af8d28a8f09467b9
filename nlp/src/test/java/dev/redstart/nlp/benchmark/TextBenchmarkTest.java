package dev.redstart.nlp.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.benchmark.Timing;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextBenchmarkTest {
    private static Split<Documents> messages() {
        Documents.Builder rows = Documents.builder();
        for (int row = 0; row < 60; row++) {
            rows.add("claim your prize now", "spam").add("see you at lunch", "ham");
        }
        return SplitPlan.shuffled(0.8, 1).apply(rows.build(new Source("messages", null, null)));
    }

    @Test
    void timesEveryTaskAndReportsEach() {
        List<Progress> steps = new ArrayList<>();

        TextSpeed speed = TextBenchmark.speed(List.of(messages()), Run.seeded(1).withListener(steps::add));

        assertThat(speed.timings())
                .extracting(Timing::task)
                .containsExactly(
                        "lstm fit, texts of 200 words",
                        "messages: standard tokens",
                        "messages: plain tokens",
                        "messages: english tokens",
                        "messages: icu tokens",
                        "messages: linear fit",
                        "messages: linear answers",
                        "messages: lstm answers",
                        "messages: lstm answers, ONNX Runtime alone");
        assertThat(speed.timings()).allMatch(timing -> timing.rate() > 0 && timing.cpuSeconds() >= 0);
        assertThat(speed.latencies()).singleElement().satisfies(latency -> {
            assertThat(latency.data()).isEqualTo("messages");
            assertThat(latency.ratio()).isPositive().isFinite();
        });
        assertThat(steps).hasSameSizeAs(speed.timings());
        assertThat(steps.getLast().done()).isEqualTo(steps.getLast().total());
    }

    @Test
    void judgesBothModelsOnTheOtherSide() {
        List<SetAccuracy> accuracies = TextBenchmark.accuracy(List.of(messages()), Run.seeded(1));

        assertThat(accuracies).extracting(SetAccuracy::model).containsExactly("linear", "lstm");
        assertThat(accuracies).allSatisfy(accuracy -> {
            assertThat(accuracy.data()).isEqualTo("messages");
            assertThat(accuracy.trainingRows()).isEqualTo(96);
            assertThat(accuracy.testRows()).isEqualTo(24);
            assertThat(accuracy.accuracy().mean()).isEqualTo(1);
            assertThat(accuracy.trainingCpuSeconds()).isPositive();
        });
    }
}
