package dev.redstart.recommender.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Checkerboard;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SvdTest implements RecommenderContract<SvdRecommender> {
    private static final SvdTrainer.Settings SMALL_DATA =
            SvdTrainer.Settings.defaults().withFactors(8).withEpochs(60).withLearningRate(0.05);

    @Override
    public RecommenderTrainer<SvdRecommender> trainer() {
        return new SvdTrainer(SMALL_DATA);
    }

    @Override
    public BundleFormat<SvdRecommender> format() {
        return new SvdFormat();
    }

    private static SvdRecommender train(SvdTrainer.Settings settings, Interactions data) {
        return new SvdTrainer(settings).train(data, Run.seeded(1));
    }

    /** One rating, one epoch: everything can be worked out. */
    @Test
    void stepsDownTheGradientOfTheRegularisedSquaredError() {
        Interactions data = InteractionsFixture.ratings("ann>tea=4", "ann>tea=4");
        SvdTrainer.Settings settings = SvdTrainer.Settings.defaults()
                .withFactors(1)
                .withEpochs(1)
                .withLearningRate(0.5)
                .withRegularisation(0.1)
                .withInitialMean(1)
                .withInitialDeviation(0);

        SvdRecommender model = train(settings, data);

        // mean 4; error = 4 - (4 + 0 + 0 + 1 * 1) = -1; both biases 0 + .5 * -1; both factors 1 + .5 * (-1 * 1 - .1 *
        // 1) = .45
        RecommendQuery query = RecommendQuery.forUser("ann", 1).withExcludeSeen(false);
        double score = model.recommend(query).entries().getFirst().score();
        assertThat(score).isCloseTo(4 - 0.5 - 0.5 + 0.45 * 0.45, within(1e-5));
    }

    @Test
    void clipsPredictionsToTheScaleOfTheTrainingRatings() {
        SvdRecommender model = train(SMALL_DATA.withEpochs(300), Checkerboard.ratings());

        for (int user = 0; user < Checkerboard.USERS; user++) {
            for (int item = 0; item < Checkerboard.ITEMS; item++) {
                double rating = model.predict(Checkerboard.user(user), Checkerboard.item(item))
                        .value();
                assertThat(rating).isBetween(1.0, 5.0);
            }
        }
    }

    @Test
    void addsUpTheBiasesThatAreKnownForUnknownIds() {
        SvdRecommender model =
                train(SMALL_DATA, InteractionsFixture.ratings("ann>tea=5", "ann>jam=4", "bob>tea=3", "bob>jam=1"));

        Prediction nothingKnown = model.predict("nobody", "never heard of");
        Prediction generousUser = model.predict("ann", "never heard of");
        Prediction popularItem = model.predict("nobody", "tea");

        assertThat(nothingKnown.value()).isCloseTo((5 + 4 + 3 + 1) / 4.0, within(1e-6));
        assertThat(generousUser.value()).isGreaterThan(nothingKnown.value());
        assertThat(popularItem.value()).isGreaterThan(nothingKnown.value());
    }

    @Test
    void knowsTheMeanAloneForUnknownIdsWithoutBiases() {
        SvdRecommender model =
                train(SMALL_DATA.withBiased(false), InteractionsFixture.ratings("ann>tea=5", "ann>jam=4", "bob>tea=3"));

        assertThat(model.predict("ann", "never heard of")).isEqualTo(new Prediction(4, 0, true));
        assertThat(model.predict("nobody", "tea")).isEqualTo(new Prediction(4, 0, true));
        assertThat(model.predict("ann", "tea").fallback()).isFalse();
    }

    @Test
    void learnsTheCheckerboardWithoutBiasesToo() {
        SvdRecommender model = train(SMALL_DATA.withBiased(false).withEpochs(300), Checkerboard.ratings());

        double liked = model.predict(Checkerboard.user(0), Checkerboard.item(2)).value();
        double disliked =
                model.predict(Checkerboard.user(0), Checkerboard.item(3)).value();

        assertThat(liked).isGreaterThan(4);
        assertThat(disliked).isLessThan(2);
    }

    @Test
    void learnsTheSameOnOneTwoAndThreeThreads() {
        SvdTrainer trainer = new SvdTrainer(SMALL_DATA);

        float[] onOne = trainer.train(Checkerboard.ratings(), Run.seeded(3))
                .factors()
                .users()
                .toPacked();

        for (int threads = 2; threads <= 3; threads++) {
            Run run = Run.seeded(3).withThreads(threads);
            float[] onMany =
                    trainer.train(Checkerboard.ratings(), run).factors().users().toPacked();
            assertThat(onMany).isEqualTo(onOne);
        }
    }

    @Test
    void learnsOtherFactorsFromAnotherSeed() {
        SvdTrainer trainer = new SvdTrainer(SMALL_DATA);

        float[] one = trainer.train(Checkerboard.ratings(), Run.seeded(1))
                .factors()
                .users()
                .toPacked();
        float[] two = trainer.train(Checkerboard.ratings(), Run.seeded(2))
                .factors()
                .users()
                .toPacked();

        assertThat(one).isNotEqualTo(two);
    }

    /** A user's own ratings as a basket, without his name: the fold-in should know his taste. */
    @Test
    void foldsInABasketOfRatings() {
        SvdRecommender model = train(SMALL_DATA, Checkerboard.ratings());
        List<Scored<String>> basket = new ArrayList<>();
        for (int item = 0; item < 8; item++) {
            basket.add(new Scored<>(Checkerboard.item(item), item % 2 == 0 ? 5.0 : 1.0));
        }
        RecommendQuery query =
                RecommendQuery.forItems(List.of(Checkerboard.item(0)), 8).withBasket(basket);

        List<Scored<String>> answer = model.recommend(query).entries();

        assertThat(answer).allMatch(entry -> Checkerboard.likes(Checkerboard.user(0), entry.item()));
        assertThat(answer.getFirst().score()).isGreaterThan(4);
    }

    @Test
    void explainsABasketWithoutRest() {
        SvdRecommender model = train(SMALL_DATA, Checkerboard.ratings());
        RecommendQuery basket = RecommendQuery.forItems(List.of(Checkerboard.item(0), Checkerboard.item(2)), 1);

        Explanation explanation = model.explain(basket, Checkerboard.item(4));

        assertThat(explanation.rest()).isCloseTo(0, within(1e-4));
        assertThat(explanation.reasons()).hasSize(2).allMatch(reason -> reason.weight() > 0);
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        SvdTrainer.Settings defaults = SvdTrainer.Settings.defaults();

        assertThatThrownBy(() -> defaults.withFactors(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factors must be between 1 and 4096, got 0");
        assertThatThrownBy(() -> defaults.withEpochs(0)).hasMessage("epochs must be at least 1, got 0");
        assertThatThrownBy(() -> defaults.withLearningRate(Double.NaN))
                .hasMessage("learningRate must be above 0 and at most 1, got NaN");
        assertThatThrownBy(() -> defaults.withRegularisation(-1))
                .hasMessage("regularisation must be at least 0 and finite, got -1.0");
        assertThatThrownBy(() -> defaults.withInitialDeviation(-1))
                .hasMessage("initialDeviation must be at least 0 and finite, got -1.0");
        assertThatThrownBy(() -> defaults.withInitialMean(Double.POSITIVE_INFINITY))
                .hasMessage("initialMean must be a finite number, got Infinity");
    }

    @Test
    void saysSoWhenTheDescentDiverges() {
        Interactions huge = InteractionsFixture.ratings("ann>tea=1e30", "bob>jam=-1e30", "ann>jam=1e30", "bob>tea=1");

        assertThatThrownBy(() -> train(SMALL_DATA, huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("svd diverged in epoch ")
                .hasMessageEndingWith("learningRate 0.05 is too high for these ratings, or they need to be scaled");
    }
}
