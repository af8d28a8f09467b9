package dev.redstart.recommender.evaluate;

import static dev.redstart.recommender.InteractionsFixture.ratings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingEvaluationTest {
    private static final Interactions TRAINING = ratings("ann>tea=5", "ann>jam=3", "bob>tea=4");

    /** Predicts 4 for tea and 2 for jam, and falls back to 3 for whom and what it does not know. */
    private final FixedScores model = new FixedScores(TRAINING, Map.of("tea", 4.0, "jam", 2.0));

    @Test
    void weighsEveryRatingTheSame() {
        // Errors: ann 4 - 5 = -1 and 2 - 5 = -3, bob 2 - 2 = 0. Squares 1 + 9 + 0; absolute 1 + 3 + 0.
        Evaluation evaluation = RatingEvaluation.of(model, ratings("ann>tea=5", "ann>jam=5", "bob>jam=2"));

        assertThat(evaluation.of("rmse").mean()).isCloseTo(Math.sqrt(10.0 / 3), within(1e-12));
        assertThat(evaluation.of("mae").mean()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(evaluation.of("coverage").mean()).isEqualTo(1);
    }

    @Test
    void keepsTheErrorOfEachUser() {
        Evaluation evaluation = RatingEvaluation.of(model, ratings("ann>tea=5", "ann>jam=5", "bob>jam=2"));

        assertThat(evaluation.cases()).containsExactly("ann", "bob");
        assertThat(evaluation.of("mae").values()).containsExactly(2, 0);
        assertThat(evaluation.of("rmse").values()).containsExactly(Math.sqrt(5), 0);
    }

    @Test
    void countsFallbacksInTheErrorAndAgainstTheCoverage() {
        // The model says 3 for eve and for rum: errors 1 and -2; ann's tea is exact.
        Evaluation evaluation = RatingEvaluation.of(model, ratings("eve>tea=2", "ann>rum=5", "ann>tea=4"));

        assertThat(evaluation.of("mae").mean()).isEqualTo(1);
        assertThat(evaluation.of("coverage").mean()).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void countsEveryTestRowOfTheSameUserAndItem() {
        Evaluation evaluation = RatingEvaluation.of(model, ratings("ann>tea=4", "ann>tea=1"));

        assertThat(evaluation.of("mae").mean()).isEqualTo(1.5);
    }

    @Test
    void hasAnIntervalOverUsers() {
        String[] rows = new String[100];
        for (int user = 0; user < rows.length; user++) {
            rows[user] = "user" + user + ">tea=" + (1 + user % 5);
        }

        Evaluation evaluation = RatingEvaluation.of(model, ratings(rows));

        // The fallback 3 is off by 2, 1, 0, 1, 2: mean 1.2, deviation 0.748; 1.96 * 0.748 / 10 = 0.147.
        assertThat(evaluation.of("mae").low()).isCloseTo(1.2 - 0.147, within(0.03));
        assertThat(evaluation.of("mae").high()).isCloseTo(1.2 + 0.147, within(0.03));
    }

    @Test
    void claimsNoIntervalOfOneUser() {
        Evaluation evaluation = RatingEvaluation.of(model, ratings("ann>tea=5"));

        assertThat(evaluation.summary()).containsEntry("rmse", Map.of("mean", 1.0));
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        String[] rows = new String[10_000];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = "user" + row % 97 + ">item" + row + "=" + row % 7;
        }
        Interactions test = ratings(rows);

        Evaluation one = RatingEvaluation.of(model, test);
        Evaluation three = RatingEvaluation.of(
                model,
                test,
                RatingEvaluation.Settings.defaults().withRun(Run.seeded(42).withThreads(3)));

        assertThat(three.summary()).isEqualTo(one.summary());
    }

    @Test
    void refusesAModelThatPredictsNonsense() {
        FixedScores diverged = new FixedScores(TRAINING, Map.of("tea", Double.NaN));

        assertThatThrownBy(() -> RatingEvaluation.of(diverged, ratings("ann>tea=4")))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "the model predicts NaN for user 'ann' and item 'tea'; did its training diverge? Try a lower learning rate");
    }

    @Test
    void needsSomethingToTestOn() {
        assertThatThrownBy(() -> RatingEvaluation.of(model, ratings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture has no test interactions; an evaluation needs at least one");
    }
}
