package dev.redstart.recommender.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.MovieLensFolds;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.SurpriseAnswers;
import dev.redstart.recommender.evaluate.RatingEvaluation;
import dev.redstart.recommender.knn.RatingKnnTrainer.BasedOn;
import dev.redstart.recommender.knn.RatingKnnTrainer.Settings;
import dev.redstart.recommender.knn.RatingKnnTrainer.Similarity;
import dev.redstart.recommender.knn.RatingKnnTrainer.Variant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every variant against Surprise 1.1.4; {@code -Dredstart.folds=all} checks the folds 2 to 5 too (half a minute). */
class SurpriseKnnTest {
    private static List<Split<Interactions>> folds;

    private static synchronized Split<Interactions> fold(int number) {
        if (folds == null) {
            folds = MovieLensFolds.given();
        }
        return folds.get(number - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KNNBasic-user-msd",
                "KNNBasic-user-cosine",
                "KNNBasic-user-pearson",
                "KNNBasic-user-msd-minsupport5-mink3-k20",
                "KNNBasic-item-msd",
                "KNNBasic-item-cosine",
                "KNNBasic-item-pearson",
                "KNNWithMeans-user-msd",
                "KNNWithMeans-item-msd",
                "KNNWithZScore-user-msd",
                "KNNWithZScore-item-msd",
                "KNNBaseline-user-pearson_baseline",
                "KNNBaseline-item-pearson_baseline"
            })
    void errsAndPredictsAsSurpriseDoes(String algorithm) {
        Split<Interactions> split = fold(1);

        var model = new RatingKnnTrainer(settings(algorithm)).train(split.train(), Run.seeded(1));

        assertErrors(model, algorithm, 1);
        SurpriseAnswers.predictions().stream()
                .filter(expected -> expected.algorithm().equals(algorithm))
                .filter(expected -> !tieDecides(expected))
                .forEach(expected -> assertAlike(model.predict(expected.user(), expected.item()), expected));
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.folds", matches = "all")
    void errsAsSurpriseDoesOnAllFolds() {
        for (SurpriseAnswers.Fold expected : SurpriseAnswers.folds()) {
            if (expected.algorithm().startsWith("KNN")) {
                var trainer = new RatingKnnTrainer(settings(expected.algorithm()));
                assertErrors(
                        trainer.train(fold(expected.fold()).train(), Run.seeded(1)),
                        expected.algorithm(),
                        expected.fold());
            }
        }
    }

    /** Two cosines that are equal in exact arithmetic differ in the last bit of Surprise's doubles. */
    private static boolean tieDecides(SurpriseAnswers.Estimate expected) {
        return expected.algorithm().equals("KNNBasic-user-cosine")
                && expected.user().equals("257")
                && expected.item().equals("276");
    }

    private static void assertAlike(Prediction actual, SurpriseAnswers.Estimate expected) {
        assertThat(actual.value()).as(expected.toString()).isCloseTo(expected.estimate(), within(1e-5));
        if (!actual.fallback()) {
            assertThat(actual.support()).as(expected.toString()).isEqualTo(expected.neighbours());
        }
    }

    private static void assertErrors(RatingKnnRecommender model, String algorithm, int fold) {
        SurpriseAnswers.Fold expected = SurpriseAnswers.folds().stream()
                .filter(answer -> answer.algorithm().equals(algorithm) && answer.fold() == fold)
                .findFirst()
                .orElseThrow();
        var errors = RatingEvaluation.of(model, fold(fold).test());
        assertThat(errors.of("rmse").mean()).as(expected.toString()).isCloseTo(expected.rmse(), within(5e-5));
        assertThat(errors.of("mae").mean()).as(expected.toString()).isCloseTo(expected.mae(), within(5e-5));
    }

    /** {@code KNNBasic-user-msd}: class, based on, similarity. */
    private static Settings settings(String algorithm) {
        String[] words = algorithm.split("-");
        Settings settings = Settings.defaults()
                .withVariant(variant(words[0]))
                .withBasedOn(BasedOn.valueOf(words[1].toUpperCase(Locale.ROOT)))
                .withSimilarity(Similarity.valueOf(words[2].toUpperCase(Locale.ROOT)));
        return words.length == 3
                ? settings
                : settings.withMinSupport(5).withMinNeighbours(3).withNeighbours(20);
    }

    private static Variant variant(String name) {
        return switch (name) {
            case "KNNBasic" -> Variant.BASIC;
            case "KNNWithMeans" -> Variant.WITH_MEANS;
            case "KNNWithZScore" -> Variant.WITH_Z_SCORE;
            case "KNNBaseline" -> Variant.WITH_BASELINE;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
