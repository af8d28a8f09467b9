package dev.redstart.recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.benchmark.Timing;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.recommender.Checkerboard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommenderBenchmarkTest {
    @Test
    void timesEveryTaskAndReportsEach() {
        List<Split<Interactions>> splits = SplitPlan.shuffled(0.8, 1).splits(Checkerboard.ratings());
        List<Progress> steps = new ArrayList<>();

        List<Timing> tasks = RecommenderBenchmark.run(splits, steps::add);

        assertThat(tasks)
                .extracting(Timing::task)
                .containsExactly(
                        "svd fit",
                        "user knn msd fit",
                        "item knn cosine fit",
                        "als fit",
                        "svd predictions",
                        "user knn msd predictions",
                        "item knn cosine predictions",
                        "svd top-10",
                        "user knn top-10",
                        "item knn lists top-10");
        assertThat(tasks).allMatch(task -> task.coldCpuSeconds() >= 0 && task.cpuSeconds() >= 0 && task.rate() > 0);
        assertThat(steps).hasSameSizeAs(tasks);
        assertThat(steps.getLast().done()).isEqualTo(steps.getLast().total());
    }

    @Test
    void needsSomethingToWorkOn() {
        assertThatThrownBy(() -> RecommenderBenchmark.run(List.of(), ProgressListener.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a benchmark needs at least one split");
    }
}
