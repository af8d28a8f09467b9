package dev.redstart.recommender.knn;

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
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.evaluate.RankingEvaluation;
import dev.redstart.recommender.knn.ItemKnnTrainer.Settings;
import dev.redstart.recommender.knn.ItemKnnTrainer.Similarity;
import dev.redstart.recommender.popularity.PopularityTrainer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ItemKnnTest {
    abstract static class Contract implements RecommenderContract<ItemKnnRecommender> {
        private final Similarity similarity;

        Contract(Similarity similarity) {
            this.similarity = similarity;
        }

        @Override
        public RecommenderTrainer<ItemKnnRecommender> trainer() {
            return of(similarity);
        }

        @Override
        public BundleFormat<ItemKnnRecommender> format() {
            return new ItemKnnFormat();
        }
    }

    @Nested
    class ByCosine extends Contract {
        ByCosine() {
            super(Similarity.COSINE);
        }
    }

    @Nested
    class ByTfIdf extends Contract {
        ByTfIdf() {
            super(Similarity.TF_IDF);
        }
    }

    @Nested
    class ByBm25 extends Contract {
        ByBm25() {
            super(Similarity.BM25);
        }
    }

    @Nested
    class ByJaccard extends Contract {
        ByJaccard() {
            super(Similarity.JACCARD);
        }
    }

    @Nested
    class ByLogLikelihood extends Contract {
        ByLogLikelihood() {
            super(Similarity.LOG_LIKELIHOOD);
        }
    }

    private static ItemKnnTrainer of(Similarity similarity) {
        return new ItemKnnTrainer(Settings.defaults().withSimilarity(similarity));
    }

    @Test
    void comparesItemsByWhoTookThem() {
        // tea: ann 2, bob 1; jam: ann 1, bob 2; ale: bob 3, cat 1.
        var data = InteractionsFixture.of("ann>tea=2", "bob>tea", "ann>jam", "bob>jam=2", "bob>ale=3", "cat>ale");

        assertThat(similarity(Similarity.COSINE, data, "tea", "jam")).isCloseTo(4 / Math.sqrt(5 * 5), within(1e-6));
        assertThat(similarity(Similarity.COSINE, data, "tea", "ale")).isCloseTo(3 / Math.sqrt(5 * 10), within(1e-6));
        assertThat(similarity(Similarity.JACCARD, data, "tea", "jam")).isEqualTo(1);
        assertThat(similarity(Similarity.JACCARD, data, "tea", "ale")).isCloseTo(1 / 3.0, within(1e-6));
    }

    @Test
    void weighsByBm25AsImplicitDoes() {
        // 3 items, mean length 10/3. ann has 2 items: idf log 3 - log 3 = 0; bob has 3: log 3 - log 4; cat has 1.
        // tea (length 3) of bob: 1 * 2.2 / (1.2 * (0.25 + 0.75 * 0.9) + 1) = 1.044; ale (length 4): 3 * 2.2 / (1.2 *
        // 1.15 + 3) = 1.5068.
        var data = InteractionsFixture.of("ann>tea=2", "bob>tea", "ann>jam", "bob>jam=2", "bob>ale=3", "cat>ale");

        double idf = Math.log(3) - Math.log(4);
        double tea = 2.2 / (1.2 * (0.25 + 0.75 * 3 / (10 / 3.0)) + 1);
        double ale = 3 * 2.2 / (1.2 * (0.25 + 0.75 * 4 / (10 / 3.0)) + 3);

        assertThat(similarity(Similarity.BM25, data, "tea", "ale")).isCloseTo(idf * idf * tea * ale, within(1e-6));
    }

    @Test
    void findsMoreThanChanceByLogLikelihoodOnly() {
        var data = InteractionsFixture.of(
                "ann>tea", "ann>jam", "bob>tea", "bob>jam", "cat>tea", "cat>jam", "cat>ale", "dan>ale", "eve>ale",
                "fay>ale");

        var similar = of(Similarity.LOG_LIKELIHOOD).train(data, Run.seeded(1)).similarItems("tea", 5);

        // Of 6 users, 3 took tea, all of them jam: 2 * 6 * log 2 = 8.3178; tea and ale met less often than by chance.
        assertThat(similar.items()).containsExactly("jam");
        assertThat(similar.entries().getFirst().score()).isCloseTo(8.3178 / 9.3178, within(1e-4));
    }

    private static double similarity(Similarity similarity, Interactions data, String item, String other) {
        return of(similarity).train(data, Run.seeded(1)).similarItems(item, 10).entries().stream()
                .filter(entry -> entry.item().equals(other))
                .mapToDouble(Scored::score)
                .sum();
    }

    @Test
    void sumsValueTimesSimilarityOverTheUsersItems() {
        var data =
                InteractionsFixture.of("ann>tea=2", "ann>jam", "bob>tea", "bob>ale", "cat>jam", "cat>ale", "dan>pie");
        var model = of(Similarity.JACCARD).train(data, Run.seeded(1));

        var explanation = model.explain(RecommendQuery.forUser("ann", 1), "ale");

        // tea and ale share one of three users, jam and ale too: 2 * 1/3 + 1 * 1/3.
        assertThat(model.predict("ann", "ale")).isEqualTo(new Prediction(1, 2, false));
        assertThat(explanation.reasons()).extracting(Reason::id).containsExactly("tea", "jam");
        assertThat(explanation.base()).isZero();
    }

    @Test
    void fillsUpWithPopularItemsBelowZero() {
        var data = InteractionsFixture.of("ann>tea", "ann>jam", "bob>tea", "cat>ale", "dan>ale", "eve>pie");
        var model = of(Similarity.JACCARD).train(data, Run.seeded(1));

        var answer = model.recommend(RecommendQuery.forUser("bob", 3));

        assertThat(answer.items()).containsExactly("jam", "ale", "pie");
        assertThat(answer.entries().get(1).score()).isNegative();
        assertThat(model.predict("bob", "pie").fallback()).isTrue();
        assertThat(model.recommend(RecommendQuery.forUser("bob", 3).withMinimumScore(0))
                        .items())
                .containsExactly("jam");
    }

    @Test
    void countsRowsOfNoPositiveValueAsNotTaken() {
        var data = InteractionsFixture.of("ann>tea", "ann>jam=-1", "bob>tea", "bob>ale", "cat>jam=0", "cat>ale");

        var model = of(Similarity.COSINE).train(data, Run.seeded(1));

        assertThat(model.similarItems("jam", 5).entries()).isEmpty();
        assertThat(model.similarItems("tea", 5).items()).containsExactly("ale");
    }

    @Test
    void keepsSoManyNeighboursOfEachItem() {
        var data = InteractionsFixture.of("ann>a", "ann>b", "ann>c", "ann>d", "ann>e");

        var model = new ItemKnnTrainer(
                        Settings.defaults().withSimilarity(Similarity.JACCARD).withNeighbours(2))
                .train(data, Run.seeded(1));

        assertThat(model.similarItems("a", 5).items()).containsExactly("b", "c");
        assertThat(model.similarItems("e", 5).items()).containsExactly("a", "b");
    }

    @Test
    void ranksAsImplicitDoes() {
        Split<Interactions> fold = MovieLensFolds.given().getFirst();

        // implicit 0.7.3 with K=20 keeps each item as its own neighbour: 19 others.
        assertRanking(Similarity.COSINE, fold, 0.4813, 0.2543);
        assertRanking(Similarity.BM25, fold, 0.5075, 0.2661);
    }

    private static void assertRanking(Similarity similarity, Split<Interactions> fold, double ndcg, double recall) {
        var settings = Settings.defaults().withSimilarity(similarity).withNeighbours(19);
        var figures =
                RankingEvaluation.of(new ItemKnnTrainer(settings).train(fold.train(), Run.seeded(1)), fold.test());
        assertThat(figures.of("ndcg@10").mean()).isCloseTo(ndcg, within(5e-4));
        assertThat(figures.of("recall@20").mean()).isCloseTo(recall, within(5e-4));
    }

    @Test
    void beatsPopularity() {
        Split<Interactions> fold = MovieLensFolds.given().getFirst();

        var personal = new ItemKnnTrainer(Settings.defaults()).train(fold.train(), Run.seeded(1));
        var popular = new PopularityTrainer(PopularityTrainer.Settings.defaults()).train(fold.train(), Run.seeded(1));

        assertThat(RankingEvaluation.of(personal, fold.test()).of("ndcg@10").low())
                .isGreaterThan(
                        RankingEvaluation.of(popular, fold.test()).of("ndcg@10").high());
    }

    @Test
    void answersABasketLikeTheUserWhoHasIt() {
        var data = InteractionsFixture.of("ann>tea", "ann>jam", "bob>tea", "bob>ale", "cat>jam", "cat>ale", "cat>pie");
        var model = of(Similarity.COSINE).train(data, Run.seeded(1));

        var basket = model.recommend(RecommendQuery.forItems(List.of("jam", "tea", "never heard of"), 5));

        assertThat(basket).isEqualTo(model.recommend(RecommendQuery.forUser("ann", 5)));
    }

    @Test
    void namesABadSetting() {
        var defaults = Settings.defaults();

        assertThatThrownBy(() -> defaults.withNeighbours(0)).hasMessage("neighbours must be at least 1, got 0");
        assertThatThrownBy(() -> defaults.withSaturation(-1)).hasMessage("saturation must be at least 0, got -1.0");
        assertThatThrownBy(() -> defaults.withLengthWeight(1.5))
                .hasMessage("lengthWeight must be between 0 and 1, got 1.5");
    }
}
