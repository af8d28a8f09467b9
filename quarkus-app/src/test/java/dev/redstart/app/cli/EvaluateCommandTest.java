package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    @Test
    @SuppressWarnings("unchecked")
    void judgesListsWithIntervals() {
        var outcome = cli.run("evaluate", "als", "--data", cli.shop().toString(), "--split", "time:0.8", "--json");

        assertThat(outcome.json()).containsEntry("algorithm", "als").containsEntry("split", "time:0.8");
        assertThat(outcome.object("ndcg@10")).containsOnlyKeys("mean", "low", "high");
        assertThat(outcome.object("recall@20")).containsOnlyKeys("mean", "low", "high");
        assertThat(outcome.object("coverage")).containsKey("mean");
        assertThat(outcome.object("baseline")).containsEntry("algorithm", "popularity");
        assertThat((Map<String, Object>) outcome.object("baseline").get("ndcg@10"))
                .containsKey("mean");
    }

    @Test
    void judgesRatingsByFoldsAndSeeds() {
        var outcome = cli.run(
                "evaluate", "svd", "--data", cli.ratings().toString(), "--folds", "4", "--seeds", "0,1,2", "--json");

        assertThat(outcome.json()).containsEntry("algorithm", "svd").containsEntry("folds", 4L);
        assertThat(outcome.object("rmse")).containsOnlyKeys("mean", "values");
        assertThat((List<?>) outcome.object("rmse").get("values")).hasSize(4);
        assertThat((List<?>) outcome.object("mae").get("values")).hasSize(4);
        assertThat(outcome.list("runs")).hasSize(12);
        assertThat(outcome.object("baseline"))
                .containsEntry("algorithm", "baseline")
                .containsKeys("rmse", "mae");
    }

    @Test
    void trainsOncePerFoldWhereSeedsChangeNothing() {
        var outcome = cli.run(
                "evaluate", "knn", "--data", cli.ratings().toString(), "--folds", "3", "--seeds", "0,1", "--json");

        assertThat(outcome.list("runs")).hasSize(3);
    }

    @Test
    void judgesByTheOtherTaskWhenAsked() {
        var outcome =
                cli.run("evaluate", "svd", "--data", cli.ratings().toString(), "--metric-task", "ranking", "--json");

        assertThat(outcome.json()).containsKeys("ndcg@10", "recall@20").doesNotContainKey("rmse");
        assertThat(outcome.object("baseline")).containsEntry("algorithm", "popularity");
    }

    @Test
    void judgesTheBaselineAlone() {
        var outcome = cli.run("evaluate", "baseline", "--data", cli.ratings().toString(), "--json");

        assertThat(outcome.json()).containsKeys("rmse").containsEntry("baseline", null);
    }

    @Test
    void saysWhoWins() {
        var outcome = cli.run("evaluate", "svd", "--data", cli.ratings().toString(), "--epochs", "200");

        assertThat(outcome.out())
                .contains("split shuffled:0.8: 77 training rows, 19 test rows", "rmse", "svd beats baseline by rmse");
        assertThat(cli.run("models", "list").err()).contains("no models in");
    }

    @Test
    void doubtsALeadThatRestsOnOneUser() {
        Path data = cli.write(
                "one.csv",
                "user,item,rating\nann,a,1\nann,b,2\nann,c,3\nann,d,4\nann,e,5\nann,f,1\nann,g,2\nann,h,3\nann,i,4\nann,j,5\n");

        var outcome = cli.run("evaluate", "svd", "--data", data.toString());

        assertThat(outcome.out())
                .contains("svd beats baseline by rmse, but not clearly: other test users might say otherwise");
    }

    @Test
    void needsTimesToSplitByTime() {
        var outcome = cli.run("evaluate", "svd", "--data", cli.ratings().toString(), "--split", "time:0.8");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("redstart: stars.csv has no times");
    }
}
