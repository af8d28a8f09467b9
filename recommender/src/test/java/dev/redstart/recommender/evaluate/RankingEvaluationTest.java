package dev.redstart.recommender.evaluate;

import static dev.redstart.recommender.InteractionsFixture.ratings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.evaluate.HitRate;
import dev.redstart.common.evaluate.Precision;
import dev.redstart.common.evaluate.Recall;
import dev.redstart.common.evaluate.ReciprocalRank;
import dev.redstart.common.train.Cancellation;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Checkerboard;
import dev.redstart.recommender.InteractionsFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RankingEvaluationTest {
    private static final RankingEvaluation.Settings TWO_RANKS = RankingEvaluation.Settings.defaults()
            .withMetrics(new Precision(2), new Recall(2), new ReciprocalRank(2))
            .withListCutoff(2);

    private static Interactions events(String... events) {
        return InteractionsFixture.of(events);
    }

    /** Everybody gets tea, jam, ale, gin in this order, without what he has. */
    private static FixedScores teaFirst(Interactions training) {
        return new FixedScores(training, Map.of("tea", 4.0, "jam", 3.0, "ale", 2.0, "gin", 1.0));
    }

    private static final Interactions TRAINING =
            events("ann>tea", "bob>jam", "bob>ale", "cat>gin", "cat>ale", "dan>tea");

    @Test
    void ranksWhatTheUserDidNotHaveInTraining() {
        // Ann had tea, so she is shown jam, ale: her ale is at rank 2. Bob had jam and ale, so he is shown tea, gin:
        // both are hits.
        Interactions test = events("ann>ale", "bob>gin", "bob>tea");

        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), test, TWO_RANKS);

        assertThat(evaluation.cases()).containsExactly("ann", "bob");
        assertThat(evaluation.of("precision@2").values()).containsExactly(0.5, 1);
        assertThat(evaluation.of("recall@2").values()).containsExactly(1, 1);
        assertThat(evaluation.of("mrr@2").values()).containsExactly(0.5, 1);
        assertThat(evaluation.of("precision@2").mean()).isEqualTo(0.75);
    }

    @Test
    void doesNotExpectWhatTheUserHadAlready() {
        // Ann takes tea again; only her jam is new, and it is found.
        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), events("ann>tea", "ann>jam"), TWO_RANKS);

        assertThat(evaluation.of("recall@2").mean()).isEqualTo(1);
    }

    @Test
    void skipsUsersWhoTookNothingNew() {
        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), events("ann>tea", "cat>tea"), TWO_RANKS);

        assertThat(evaluation.cases()).containsExactly("cat");
    }

    @Test
    void countsItemsThatTrainingDidNotKnowAsMissed() {
        // Cat finds tea, but not rum, which is new.
        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), events("cat>rum", "cat>tea"), TWO_RANKS);

        assertThat(evaluation.of("recall@2").mean()).isEqualTo(0.5);
        assertThat(evaluation.of("precision@2").mean()).isEqualTo(0.5);
    }

    @Test
    void ranksEvenWhenEveryTestItemIsNew() {
        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), events("cat>rum"), TWO_RANKS);

        assertThat(evaluation.of("recall@2").mean()).isZero();
    }

    @Test
    void givesUnknownUsersTheFallbackAndCountsThem() {
        // Nobody knows eve: she gets the most popular, ale and tea (2 users each), and took ale.
        Interactions test = events("ann>jam", "eve>ale");

        Evaluation withEve = RankingEvaluation.of(teaFirst(TRAINING), test, TWO_RANKS);
        Evaluation withoutEve = RankingEvaluation.of(teaFirst(TRAINING), test, TWO_RANKS.withUnknownUsers(false));

        assertThat(withEve.cases()).containsExactly("ann", "eve");
        assertThat(withEve.of("mrr@2").values()).containsExactly(1, 1);
        assertThat(withoutEve.cases()).containsExactly("ann");
    }

    @Test
    void countsOnlyTestEntriesThatAreLikedEnough() {
        Interactions training = ratings("ann>tea=5", "bob>jam=5", "bob>ale=1", "bob>gin=3");
        Interactions test = ratings("ann>jam=2", "ann>ale=4");

        Evaluation evaluation = RankingEvaluation.of(teaFirst(training), test, TWO_RANKS.withRelevantFrom(4));

        // She is shown jam and ale, and likes ale.
        assertThat(evaluation.of("mrr@2").mean()).isEqualTo(0.5);
        assertThat(evaluation.of("recall@2").mean()).isEqualTo(1);
    }

    @Test
    void looksBeyondAccuracy() {
        // Ann and dan are shown jam and ale, which bob alone has both of; gin is never shown to them.
        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), events("ann>gin", "dan>gin"), TWO_RANKS);

        assertThat(evaluation.of("coverage").mean()).isEqualTo(0.5);
        assertThat(evaluation.of("coverage").hasInterval()).isFalse();
        // jam has 1 of 4 users: 2 bits; ale 2 of 4: 1 bit.
        assertThat(evaluation.of("novelty@2").mean()).isCloseTo(1.5, within(1e-12));
        // cos(jam, ale) = 1 / (1 * sqrt 2)
        assertThat(evaluation.of("diversity@2").mean()).isCloseTo(1 - Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void measuresTheUsualTenAndTwentyRanksByDefault() {
        Evaluation evaluation = RankingEvaluation.of(teaFirst(TRAINING), events("ann>jam"));

        assertThat(evaluation.estimates())
                .containsOnlyKeys(
                        "ndcg@10",
                        "recall@20",
                        "precision@10",
                        "map@10",
                        "mrr@10",
                        "hit-rate@10",
                        "coverage",
                        "novelty@10",
                        "diversity@10");
        assertThat(evaluation.of("ndcg@10").mean()).isEqualTo(1);
        assertThat(evaluation.of("precision@10").mean()).isEqualTo(0.1);
    }

    @Test
    void toleratesUsersWhoCanBeShownNothing() {
        // Bob has all that is known, and takes something new.
        Interactions training = events("bob>tea");

        Evaluation evaluation = RankingEvaluation.of(teaFirst(training), events("bob>rum"), TWO_RANKS);

        assertThat(evaluation.of("precision@2").mean()).isZero();
        assertThat(evaluation.of("coverage").mean()).isZero();
        assertThat(evaluation.has("diversity@2")).isFalse();
        assertThat(evaluation.has("novelty@2")).isFalse();
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        // 200 users are four batches.
        String[] rows = new String[200];
        for (int user = 0; user < rows.length; user++) {
            rows[user] =
                    "user" + user + ">" + List.of("tea", "jam", "ale", "gin").get(user % 4);
        }
        Interactions test = events(rows);

        Evaluation one = RankingEvaluation.of(teaFirst(TRAINING), test);
        Evaluation three = RankingEvaluation.of(
                teaFirst(TRAINING),
                test,
                RankingEvaluation.Settings.defaults().withRun(Run.seeded(42).withThreads(3)));

        assertThat(three.summary()).isEqualTo(one.summary());
        assertThat(three.cases()).isEqualTo(one.cases());
    }

    @Test
    void reportsItsProgress() {
        List<String> heard = new ArrayList<>();
        Run run = Run.seeded(1).withListener(progress -> heard.add(progress.done() + "/" + progress.total()));
        Interactions test = Checkerboard.hiddenEvents();

        RankingEvaluation.of(teaFirst(TRAINING), test, TWO_RANKS.withRun(run));

        assertThat(heard).containsExactly("24/24");
    }

    @Test
    void stopsWhenItIsCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        Run run = Run.seeded(1).withCancellation(cancellation);

        assertThatThrownBy(() -> RankingEvaluation.of(teaFirst(TRAINING), events("ann>jam"), TWO_RANKS.withRun(run)))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> RankingEvaluation.of(
                        teaFirst(TRAINING), events("ann>jam"), TWO_RANKS.withRun(run.withThreads(2))))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void needsSomethingToTestOn() {
        assertThatThrownBy(() -> RankingEvaluation.of(teaFirst(TRAINING), events()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture has no test interactions; an evaluation needs at least one");
        assertThatThrownBy(() -> RankingEvaluation.of(teaFirst(TRAINING), events("ann>tea")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of the 1 test users of fixture took an item that they did not have in training; "
                        + "there is nothing to rank");
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> TWO_RANKS.withListCutoff(0)).hasMessage("cutoff must be at least 1, got 0");
        assertThatThrownBy(() -> TWO_RANKS.withBootstrapSamples(-1))
                .hasMessage("bootstrap samples must not be negative, got -1");
        assertThatThrownBy(() -> TWO_RANKS.withRelevantFrom(Double.NaN))
                .hasMessage("relevantFrom must be a number, got NaN");
        assertThatThrownBy(() -> TWO_RANKS.withMetrics(new HitRate(10_001)))
                .hasMessage("cutoffs must be at most 10000, got 10001");
    }
}
