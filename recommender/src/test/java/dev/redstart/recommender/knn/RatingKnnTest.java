package dev.redstart.recommender.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Checkerboard;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.MovieLensFolds;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.knn.RatingKnnTrainer.BasedOn;
import dev.redstart.recommender.knn.RatingKnnTrainer.Settings;
import dev.redstart.recommender.knn.RatingKnnTrainer.Similarity;
import dev.redstart.recommender.knn.RatingKnnTrainer.Variant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RatingKnnTest {
    private static final Settings USERS = Settings.defaults()
            .withBasedOn(BasedOn.USER)
            .withVariant(Variant.BASIC)
            .withSimilarity(Similarity.MSD);

    abstract static class Contract implements RecommenderContract<RatingKnnRecommender> {
        private final Settings settings;

        Contract(Settings settings) {
            this.settings = settings;
        }

        @Override
        public RecommenderTrainer<RatingKnnRecommender> trainer() {
            return new RatingKnnTrainer(settings);
        }

        @Override
        public BundleFormat<RatingKnnRecommender> format() {
            return new RatingKnnFormat();
        }
    }

    @Nested
    class WithTheDefaults extends Contract {
        WithTheDefaults() {
            super(Settings.defaults());
        }
    }

    @Nested
    class OfUsers extends Contract {
        OfUsers() {
            super(USERS);
        }
    }

    @Nested
    class OfUsersWithBaseline extends Contract {
        OfUsersWithBaseline() {
            super(Settings.defaults().withBasedOn(BasedOn.USER));
        }
    }

    @Nested
    class OfUsersWithMeans extends Contract {
        OfUsersWithMeans() {
            super(USERS.withVariant(Variant.WITH_MEANS).withSimilarity(Similarity.COSINE));
        }
    }

    @Nested
    class OfUsersWithZScore extends Contract {
        OfUsersWithZScore() {
            super(USERS.withVariant(Variant.WITH_Z_SCORE).withSimilarity(Similarity.PEARSON));
        }
    }

    @Nested
    class OfFewUsersKept extends Contract {
        OfFewUsersKept() {
            super(USERS.withKeptNeighbours(12));
        }
    }

    @Nested
    class OfItems extends Contract {
        OfItems() {
            super(USERS.withBasedOn(BasedOn.ITEM));
        }
    }

    @Nested
    class OfItemsWithZScore extends Contract {
        OfItemsWithZScore() {
            super(USERS.withBasedOn(BasedOn.ITEM)
                    .withVariant(Variant.WITH_Z_SCORE)
                    .withSimilarity(Similarity.PEARSON)
                    .withKeptNeighbours(20));
        }
    }

    @Test
    void averagesTheRatingsOfSimilarUsers() {
        // ann is 1/(1+0) = 1 like bob and 1/(1+4) = 0.2 like cat: (1*4 + 0.2*1) / 1.2 = 3.5.
        var data = InteractionsFixture.ratings("ann>tea=5", "bob>tea=5", "bob>jam=4", "cat>tea=3", "cat>jam=1");

        var model = new RatingKnnTrainer(USERS).train(data, Run.seeded(1));

        assertThat(model.predict("ann", "jam").value()).isCloseTo(3.5, within(1e-6));
        assertThat(model.predict("ann", "jam").support()).isEqualTo(2);
        var explanation = model.explain(RecommendQuery.forUser("ann", 1), "jam");
        assertThat(explanation.base()).isZero();
        assertThat(explanation.reasons()).extracting(Reason::id).containsExactly("bob", "cat");
        assertThat(explanation.reasons()).extracting(Reason::kind).containsOnly(Reason.Kind.USER);
        assertThat(explanation.reasons().getFirst().weight()).isCloseTo(4 / 1.2, within(1e-6));
    }

    @Test
    void explainsByTheUsersOwnItemsWhenBasedOnItems() {
        var data = InteractionsFixture.ratings(
                "ann>tea=5", "ann>ale=1", "bob>tea=5", "bob>jam=5", "bob>ale=1", "cat>tea=2", "cat>jam=2", "cat>ale=5");

        var model = new RatingKnnTrainer(USERS.withBasedOn(BasedOn.ITEM)).train(data, Run.seeded(1));

        var reasons = model.explain(RecommendQuery.forUser("ann", 1), "jam").reasons();
        assertThat(reasons).extracting(Reason::id).containsExactly("tea", "ale");
        assertThat(reasons).extracting(Reason::kind).containsOnly(Reason.Kind.ITEM);
    }

    @Test
    void givesTheGeneralAnswerWhereNeighboursAreTooFew() {
        var data = InteractionsFixture.ratings("ann>tea=5", "bob>tea=5", "bob>jam=4", "cat>tea=3", "cat>jam=1");
        var demanding = USERS.withMinNeighbours(3);

        var basic = new RatingKnnTrainer(demanding).train(data, Run.seeded(1)).predict("ann", "jam");
        var withMeans = new RatingKnnTrainer(demanding.withVariant(Variant.WITH_MEANS))
                .train(data, Run.seeded(1))
                .predict("ann", "jam");

        assertThat(basic).isEqualTo(new Prediction(3.6, 0, true));
        assertThat(withMeans).isEqualTo(new Prediction(5, 0, true));
    }

    @Test
    void scoresAListAsItPredictsOneByOne() {
        var train = MovieLensFolds.given().getFirst().train();
        for (BasedOn basedOn : BasedOn.values()) {
            for (Variant variant : Variant.values()) {
                var settings = USERS.withBasedOn(basedOn).withVariant(variant);
                var model = new RatingKnnTrainer(settings).train(train, Run.seeded(1));
                double worst = 0;
                for (String user : List.of("1", "42", "405", "943")) {
                    for (Scored<String> entry :
                            model.recommend(RecommendQuery.forUser(user, 2_000)).entries()) {
                        double predicted = model.predict(user, entry.item()).value();
                        worst = Math.max(worst, Math.abs(predicted - Math.clamp(entry.score(), 1.0, 5.0)));
                    }
                }
                assertThat(worst).as("%s", settings).isLessThan(1e-6);
            }
        }
    }

    @Test
    void answersABasketLikeTheUserWhoRatedTheSame() {
        for (BasedOn basedOn : BasedOn.values()) {
            for (Variant variant : Variant.values()) {
                var settings = USERS.withBasedOn(basedOn).withVariant(variant).withSimilarity(Similarity.COSINE);
                var model = new RatingKnnTrainer(settings).train(Checkerboard.ratings(), Run.seeded(1));
                var data = model.trainingData();
                var ratings = data.interactions();
                List<Scored<String>> same = java.util.stream.IntStream.range(ratings.start(0), ratings.end(0))
                        .mapToObj(at -> new Scored<>(data.items().id(ratings.column(at)), (double) ratings.value(at)))
                        .toList();
                RecommendQuery user = RecommendQuery.forUser(data.users().id(0), 3);
                RecommendQuery basket = RecommendQuery.forItems(List.of("?"), 3).withBasket(same);

                assertThat(model.recommend(basket).items())
                        .as("%s", settings)
                        .isEqualTo(model.recommend(user).items());
            }
        }
    }

    @Test
    void refusesMoreSimilaritiesThanTheLimitAndNamesTheRemedy() {
        assertThatThrownBy(() -> FullSimilarities.checkSize(30_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all similarities of 30000 rows need 1716 MiB, above the limit of 1024 MiB; "
                        + "keep the best of each row with keptNeighbours, say 500");
        FullSimilarities.checkSize(23_000);
    }

    @Test
    void namesABadSetting() {
        var defaults = Settings.defaults();

        assertThatThrownBy(() -> defaults.withNeighbours(0)).hasMessage("neighbours must be at least 1, got 0");
        assertThatThrownBy(() -> defaults.withMinNeighbours(0)).hasMessage("minNeighbours must be at least 1, got 0");
        assertThatThrownBy(() -> defaults.withMinNeighbours(41))
                .hasMessage("minNeighbours must be at most neighbours = 40, got 41");
        assertThatThrownBy(() -> defaults.withMinSupport(0)).hasMessage("minSupport must be at least 1, got 0");
        assertThatThrownBy(() -> defaults.withKeptNeighbours(-1))
                .hasMessage("keptNeighbours must be at least 0, got -1");
        assertThatThrownBy(() -> defaults.withShrinkage(-1)).hasMessage("shrinkage must be at least 0, got -1.0");
        assertThatThrownBy(() -> defaults.withShrinkage(Double.NaN))
                .hasMessage("shrinkage must be at least 0, got NaN");
    }
}
