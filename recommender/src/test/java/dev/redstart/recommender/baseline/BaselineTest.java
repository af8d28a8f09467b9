package dev.redstart.recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.MovieLensFolds;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.SurpriseAnswers;
import dev.redstart.recommender.baseline.BaselineTrainer.Settings;
import dev.redstart.recommender.evaluate.RatingEvaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Map<String, Settings> OF_SURPRISE =
            Map.of("BaselineOnly-als", Settings.defaults(), "BaselineOnly-sgd", Settings.sgd());

    abstract static class Contract implements RecommenderContract<BaselineRecommender> {
        private final Settings settings;

        Contract(Settings settings) {
            this.settings = settings;
        }

        @Override
        public RecommenderTrainer<BaselineRecommender> trainer() {
            return new BaselineTrainer(settings);
        }

        @Override
        public BundleFormat<BaselineRecommender> format() {
            return new BaselineFormat();
        }

        @Override
        public boolean isPersonal() {
            return false;
        }
    }

    @Nested
    class ByAlternatingLeastSquares extends Contract {
        ByAlternatingLeastSquares() {
            super(Settings.defaults());
        }
    }

    @Nested
    class ByGradientDescent extends Contract {
        ByGradientDescent() {
            super(Settings.sgd());
        }
    }

    @Nested
    class ByTheMean extends Contract {
        ByTheMean() {
            super(Settings.mean());
        }
    }

    @Test
    void addsTheBiasesOfUserAndItemToTheMean() {
        // Mean 3. One epoch: tea (5-3 + 4-3) / (1+2) = 1, jam (1-3 + 2-3) / (1+2) = -1; then ann ((5-3-1) + (1-3+1)) /
        // (2+2) = 0.
        var data = InteractionsFixture.ratings("ann>tea=5", "ann>jam=1", "bob>tea=4", "bob>jam=2");
        var settings =
                Settings.defaults().withEpochs(1).withItemRegularisation(1).withUserRegularisation(2);

        var model = new BaselineTrainer(settings).train(data, Run.seeded(1));

        assertThat(model.predict("ann", "tea")).isEqualTo(new Prediction(4, 2, false));
        assertThat(model.predict("bob", "jam")).isEqualTo(new Prediction(2, 2, false));
        assertThat(model.predict("nobody", "tea")).isEqualTo(new Prediction(4, 0, true));
        assertThat(model.predict("ann", "nothing")).isEqualTo(new Prediction(3, 0, true));
    }

    @Test
    void predictsTheMeanAloneIfToldSo() {
        var data = InteractionsFixture.ratings("ann>tea=5", "ann>jam=1", "bob>tea=3");

        var model = new BaselineTrainer(Settings.mean()).train(data, Run.seeded(1));

        assertThat(model.predict("bob", "jam").value()).isEqualTo(3);
        assertThat(model.recommend(RecommendQuery.forUser("bob", 2)).entries())
                .containsExactly(new Scored<>("jam", 3.0));
    }

    @Test
    void neverLeavesTheRatingScale() {
        var data = InteractionsFixture.ratings(
                "ann>tea=5", "ann>jam=5", "bob>tea=5", "bob>jam=1", "cat>jam=1", "cat>ale=1");
        var strong = Settings.defaults().withItemRegularisation(0).withUserRegularisation(0);

        var model = new BaselineTrainer(strong).train(data, Run.seeded(1));

        for (String user : data.users().ids()) {
            for (String item : data.items().ids()) {
                assertThat(model.predict(user, item).value()).isBetween(1.0, 5.0);
            }
        }
    }

    @Test
    void errsAsSurpriseDoes() {
        List<Split<Interactions>> folds = MovieLensFolds.given();

        for (SurpriseAnswers.Fold expected : SurpriseAnswers.folds()) {
            Settings settings = OF_SURPRISE.get(expected.algorithm());
            if (settings != null) {
                var split = folds.get(expected.fold() - 1);
                var model = new BaselineTrainer(settings).train(split.train(), Run.seeded(1));
                var errors = RatingEvaluation.of(model, split.test());
                assertThat(errors.of("rmse").mean()).as(expected.toString()).isCloseTo(expected.rmse(), within(1e-6));
                assertThat(errors.of("mae").mean()).as(expected.toString()).isCloseTo(expected.mae(), within(1e-6));
            }
        }
    }

    @Test
    void predictsAsSurpriseDoes() {
        Interactions train = MovieLensFolds.given().getFirst().train();

        OF_SURPRISE.forEach((name, settings) -> {
            var model = new BaselineTrainer(settings).train(train, Run.seeded(1));
            for (SurpriseAnswers.Estimate expected : SurpriseAnswers.predictions()) {
                if (expected.algorithm().equals(name)) {
                    assertThat(model.predict(expected.user(), expected.item()).value())
                            .as(expected.toString())
                            .isCloseTo(expected.estimate(), within(1e-6));
                }
            }
        });
    }

    @Test
    void namesABadSetting() {
        assertThatThrownBy(() -> Settings.defaults().withEpochs(-1)).hasMessage("epochs must be at least 0, got -1");
        assertThatThrownBy(() -> Settings.defaults().withItemRegularisation(-2))
                .hasMessage("itemRegularisation must be at least 0, got -2.0");
        assertThatThrownBy(() -> Settings.defaults().withUserRegularisation(Double.NaN))
                .hasMessage("userRegularisation must be at least 0, got NaN");
        assertThatThrownBy(() -> Settings.sgd().withRegularisation(-1))
                .hasMessage("regularisation must be at least 0, got -1.0");
        assertThatThrownBy(() -> Settings.sgd().withLearningRate(0))
                .hasMessage("learningRate must be above 0 and at most 1, got 0.0");
    }
}
