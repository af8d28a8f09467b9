package dev.redstart.recommender.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.RecommenderTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    /** Predicts the seed of its run for tea; a real trainer would learn. */
    private record SeedTrainer(Task task, NoSettings settings) implements RecommenderTrainer<FixedScores> {
        @Override
        public String name() {
            return "seed";
        }

        @Override
        public FixedScores train(Interactions data, Run run) {
            run.progress("epochs", 1, 1);
            return new FixedScores(data, Map.of("tea", (double) run.seed()));
        }
    }

    record NoSettings() {}

    private static SeedTrainer trainer(RecommenderTrainer.Task task) {
        return new SeedTrainer(task, new NoSettings());
    }

    /** Two folds: in the first ann's tea is tested, in the second bob's, which is rated 2 higher. */
    private static List<Split<Interactions>> folds() {
        Interactions data = InteractionsFixture.ratings("ann>tea=3", "bob>tea=5", "ann>jam=1", "bob>jam=1");
        return SplitPlan.given(new int[] {0, 1, 2, 2}).splits(data).subList(0, 2);
    }

    @Test
    void averagesOverFoldsAndSeeds() {
        CrossValidation result = CrossValidation.of(
                trainer(RecommenderTrainer.Task.RATING), folds(), new long[] {1, 2}, ProgressListener.SILENT);

        // Fold 1: |1 - 3| and |2 - 3|, mean 1.5; fold 2: |1 - 5| and |2 - 5|, mean 3.5.
        assertThat(result.of("mae").values()).containsExactly(1.5, 3.5);
        assertThat(result.of("mae").mean()).isCloseTo(2.5, within(1e-12));
        assertThat(result.results()).containsOnlyKeys("rmse", "mae", "coverage");
        assertThat(result.folds()).isEqualTo(2);
        assertThat(result.algorithm()).isEqualTo("seed");
    }

    @Test
    void keepsEveryFit() {
        CrossValidation result = CrossValidation.of(
                trainer(RecommenderTrainer.Task.RATING), folds(), new long[] {1, 2}, ProgressListener.SILENT);

        assertThat(result.fits().stream().map(fit -> fit.fold() + ":" + fit.seed()))
                .containsExactly("0:1", "0:2", "1:1", "1:2");
        assertThat(result.fits().get(3).evaluation().of("mae").mean()).isEqualTo(3);
    }

    @Test
    void judgesTrainersOfListsByRanking() {
        CrossValidation result = CrossValidation.of(
                trainer(RecommenderTrainer.Task.RANKING), folds(), new long[] {1}, ProgressListener.SILENT);

        // Tea is the only item that each of the two did not have in training, and the model knows it from the other.
        assertThat(result.of("ndcg@10").values()).containsExactly(1.0, 1.0);
        // One item makes no pair.
        assertThat(result.results()).containsKey("coverage").doesNotContainKey("diversity@10");
    }

    @Test
    void reportsEveryFit() {
        List<Progress> heard = new ArrayList<>();

        CrossValidation.of(trainer(RecommenderTrainer.Task.RATING), folds(), new long[] {1, 2}, heard::add);

        assertThat(heard).extracting(Progress::stage).containsOnly("folds");
        assertThat(heard).extracting(Progress::done).containsExactly(1L, 2L, 3L, 4L);
        assertThat(heard.getLast().figures()).containsExactly(Map.entry("rmse", 3.0));
    }

    @Test
    void needsASplitAndASeed() {
        SeedTrainer trainer = trainer(RecommenderTrainer.Task.RATING);

        assertThatThrownBy(() -> CrossValidation.of(trainer, List.of(), new long[] {1}, ProgressListener.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cross-validation needs at least one split and one seed, got 0 and 1");
        assertThatThrownBy(() -> CrossValidation.of(trainer, folds(), new long[] {}, ProgressListener.SILENT))
                .hasMessage("a cross-validation needs at least one split and one seed, got 2 and 0");
    }
}
