package dev.redstart.recommender.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.popularity.PopularityTrainer.Count;
import dev.redstart.recommender.popularity.PopularityTrainer.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopularityTest implements RecommenderContract<PopularityRecommender> {
    private final PopularityTrainer trainer = new PopularityTrainer(Settings.defaults());

    @Override
    public RecommenderTrainer<PopularityRecommender> trainer() {
        return trainer;
    }

    @Override
    public BundleFormat<PopularityRecommender> format() {
        return new PopularityFormat();
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    @Test
    void ranksItemsByEventCountThenName() {
        var data = InteractionsFixture.of("ann>tea", "bob>tea", "bob>jam", "cat>ale");

        var answer = trainer.train(data, Run.seeded(1))
                .recommend(RecommendQuery.forUser("ann", 3).withExcludeSeen(false));

        assertThat(answer.entries())
                .containsExactly(new Scored<>("tea", 2.0), new Scored<>("ale", 1.0), new Scored<>("jam", 1.0));
    }

    @Test
    void countsUsersUnlessToldToCountEvents() {
        var data = InteractionsFixture.of("ann>tea", "ann>tea", "ann>tea", "bob>jam", "cat>jam");

        var byUsers = trainer.train(data, Run.seeded(1));
        var byEvents = new PopularityTrainer(Settings.defaults().withCount(Count.EVENTS)).train(data, Run.seeded(1));

        assertThat(byUsers.predict("bob", "tea")).isEqualTo(new Prediction(1, 1, false));
        assertThat(byEvents.predict("bob", "tea")).isEqualTo(new Prediction(3, 1, false));
        assertThat(byUsers.recommend(RecommendQuery.forUser("cat", 1)).items()).containsExactly("tea");
    }

    @Test
    void countsAnEventHalfAfterTheHalfLife() {
        // Two days of 86,400 seconds between the rows of ann and bob: 0.5 * 0.5 of a point is left.
        var data = InteractionsFixture.of("ann>tea@0", "cat>tea@86400", "bob>jam@172800");

        var model = new PopularityTrainer(Settings.defaults().withHalfLifeDays(1)).train(data, Run.seeded(1));

        assertThat(model.predict("ann", "tea").value()).isEqualTo(0.75);
        assertThat(model.predict("ann", "jam").value()).isEqualTo(1);
    }

    @Test
    void findsItemsThatTheSameUsersTookSimilar() {
        var data = InteractionsFixture.of("ann>tea", "ann>jam", "ann>ale", "bob>tea", "bob>jam", "cat>ale", "dan>pie");

        var similar = trainer.train(data, Run.seeded(1)).similarItems("tea", 5);

        assertThat(similar.entries()).containsExactly(new Scored<>("jam", 2.0), new Scored<>("ale", 1.0));
    }

    @Test
    void explainsThatNothingAboutTheAskerMadeTheScore() {
        var data = InteractionsFixture.of("ann>tea", "bob>tea", "bob>jam");

        var explanation = trainer.train(data, Run.seeded(1)).explain(RecommendQuery.forUser("ann", 1), "tea");

        assertThat(explanation).isEqualTo(new Explanation("tea", 2, 2, List.of(), 0));
    }

    @Test
    void namesABadSetting() {
        assertThatThrownBy(() -> Settings.defaults().withHalfLifeDays(-1))
                .hasMessage("halfLifeDays must be at least 0, got -1.0");
        assertThatThrownBy(() -> Settings.defaults().withHalfLifeDays(Double.NaN))
                .hasMessage("halfLifeDays must be at least 0, got NaN");
        assertThatThrownBy(() -> new PopularityTrainer(Settings.defaults().withHalfLifeDays(7))
                        .train(InteractionsFixture.of("ann>tea"), Run.seeded(1)))
                .hasMessage("fixture has no times, so nothing can age; set halfLifeDays to 0 or name a time column");
    }
}
