package dev.redstart.recommender.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Checkerboard;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlsTest implements RecommenderContract<AlsRecommender> {
    private static final AlsTrainer.Settings SMALL_DATA =
            AlsTrainer.Settings.defaults().withFactors(2).withAlpha(10);

    @Override
    public RecommenderTrainer<AlsRecommender> trainer() {
        return new AlsTrainer(SMALL_DATA);
    }

    @Override
    public BundleFormat<AlsRecommender> format() {
        return new AlsFormat();
    }

    private static AlsRecommender train(AlsTrainer.Settings settings) {
        return new AlsTrainer(settings).train(Checkerboard.events(), Run.seeded(1));
    }

    /** Two dimensions take few steps, so both end at the same fixed point; 0.05 leaves room for where each stands on its way. */
    @Test
    void endsNearTheExactSolutionByConjugateGradient() {
        AlsRecommender exact =
                train(SMALL_DATA.withSolver(AlsTrainer.Solver.CHOLESKY).withIterations(40));
        AlsRecommender approximate =
                train(SMALL_DATA.withSolver(AlsTrainer.Solver.CG).withIterations(40));

        for (int item = 0; item < Checkerboard.ITEMS; item++) {
            double expected =
                    exact.predict(Checkerboard.user(0), Checkerboard.item(item)).value();
            double actual = approximate
                    .predict(Checkerboard.user(0), Checkerboard.item(item))
                    .value();
            assertThat(actual).isCloseTo(expected, within(0.05));
        }
    }

    @Test
    void learnsTheSameOnOneTwoAndThreeThreadsWithEachSolver() {
        for (AlsTrainer.Solver solver : AlsTrainer.Solver.values()) {
            AlsTrainer trainer = new AlsTrainer(SMALL_DATA.withSolver(solver));
            float[] onOne = trainer.train(Checkerboard.events(), Run.seeded(3))
                    .factors()
                    .items()
                    .toPacked();
            for (int threads = 2; threads <= 3; threads++) {
                Run run = Run.seeded(3).withThreads(threads);
                assertThat(trainer.train(Checkerboard.events(), run)
                                .factors()
                                .items()
                                .toPacked())
                        .isEqualTo(onOne);
            }
        }
    }

    @Test
    void believesAnInteractionTheMoreOftenItHappened() {
        assertThat(Confidence.LINEAR.of(3, 2)).isEqualTo(7);
        assertThat(Confidence.LOGARITHMIC.of((float) (Math.E - 1), 2)).isCloseTo(3, within(1e-5f));
        assertThat(Confidence.PROPORTIONAL.of(3, 2)).isEqualTo(6);
    }

    @Test
    void learnsTheColoursWithEachConfidence() {
        for (Confidence confidence : Confidence.values()) {
            AlsRecommender model = train(SMALL_DATA.withConfidence(confidence));

            List<String> items = model.recommend(RecommendQuery.forUser(Checkerboard.user(1), 3))
                    .items();

            assertThat(items).allMatch(item -> Checkerboard.likes(Checkerboard.user(1), item));
        }
    }

    @Test
    void foldsAUserInAsIfHeHadBeenSolvedForExactly() {
        AlsRecommender model =
                train(SMALL_DATA.withSolver(AlsTrainer.Solver.CHOLESKY).withIterations(60));
        List<String> own = Checkerboard.events().items().ids().stream()
                .filter(item -> Checkerboard.likes(Checkerboard.user(0), item))
                .filter(item -> model.recommend(RecommendQuery.forUser(Checkerboard.user(0), 24)).items().stream()
                        .noneMatch(item::equals))
                .toList();

        Explanation trained = model.explain(RecommendQuery.forUser(Checkerboard.user(0), 1), Checkerboard.item(0));
        Explanation foldedIn = model.explain(RecommendQuery.forItems(own, 1), Checkerboard.item(0));

        assertThat(foldedIn.score()).isCloseTo(trained.score(), within(1e-2));
        assertThat(foldedIn.rest()).isCloseTo(0, within(1e-4));
    }

    @Test
    void countsAReturnedPurchaseAsSeenButNotAsPreferred() {
        var data =
                InteractionsFixture.of("ann>tea=2", "ann>jam=-1", "bob>tea=1", "bob>ale=1", "cat>ale=3", "cat>tea=1");
        AlsRecommender model = new AlsTrainer(SMALL_DATA).train(data, Run.seeded(1));

        assertThat(model.recommend(RecommendQuery.forUser("ann", 3)).items()).containsExactly("ale");
        assertThat(model.predict("ann", "jam").value()).isLessThan(0.1);
        assertThat(model.explain(RecommendQuery.forUser("ann", 1), "ale").reasons())
                .anyMatch(reason -> reason.id().equals("jam") && reason.weight() == 0);
    }

    @Test
    void givesAnUnknownUserTheShareOfUsersWhoTookTheItem() {
        var data = InteractionsFixture.of("ann>tea", "ann>jam", "bob>tea", "cat>tea", "dan>jam");
        AlsRecommender model = new AlsTrainer(SMALL_DATA).train(data, Run.seeded(1));

        assertThat(model.predict("nobody", "tea")).isEqualTo(new Prediction(0.75, 0, true));
        assertThat(model.predict("ann", "never heard of")).isEqualTo(new Prediction(0, 0, true));
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        AlsTrainer.Settings defaults = AlsTrainer.Settings.defaults();

        assertThatThrownBy(() -> defaults.withFactors(5000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factors must be between 1 and 4096, got 5000");
        assertThatThrownBy(() -> defaults.withIterations(0)).hasMessage("iterations must be at least 1, got 0");
        assertThatThrownBy(() -> defaults.withRegularisation(0))
                .hasMessage("regularisation must be above 0 and finite, got 0.0");
        assertThatThrownBy(() -> defaults.withAlpha(Double.NaN))
                .hasMessage("alpha must be above 0 and finite, got NaN");
    }
}
