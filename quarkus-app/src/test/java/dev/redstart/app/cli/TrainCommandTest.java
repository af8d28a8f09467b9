package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"popularity", "item-knn", "als", "puresvd"})
    void publishesEachRankingAlgorithm(String algorithm) {
        var outcome = cli.run("train", algorithm, "--data", cli.shop().toString(), "--name", "shop", "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.json())
                .containsEntry("model", "shop")
                .containsEntry("version", 1L)
                .containsEntry("algorithm", algorithm);
        assertThat(outcome.json())
                .containsEntry("rows", 64L)
                .containsEntry("users", 16L)
                .containsEntry("split", "time:0.8");
        assertThat(outcome.object("metrics")).containsKeys("ndcg@10", "recall@20", "coverage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "svd", "knn"})
    void publishesEachRatingAlgorithm(String algorithm) {
        var outcome = cli.run("train", algorithm, "--data", cli.ratings().toString(), "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.json()).containsEntry("model", algorithm).containsEntry("split", "shuffled:0.8");
        assertThat(outcome.object("metrics")).containsKeys("rmse", "mae");
    }

    @Test
    void showsTheBaselineBesideTheAlgorithmAndKeepsBothInTheManifest() {
        var outcome = cli.run("train", "item-knn", "--data", cli.shop().toString(), "--name", "shop");

        assertThat(outcome.out())
                .contains("metric", "item-knn", "95 % interval", "popularity (baseline)", "ndcg@10")
                .contains("published shop@1: 16 users, 12 items");
        var shown = cli.run("models", "show", "shop", "--json");
        assertThat(shown.object("metrics")).containsKey("ndcg@10");
        assertThat(shown.object("baselineMetrics")).containsKey("ndcg@10");
    }

    @Test
    void hasNoBaselineBesideTheBaseline() {
        var outcome = cli.run("train", "popularity", "--data", cli.shop().toString(), "--json");

        assertThat(outcome.json()).containsEntry("baseline", null);
    }

    @Test
    void doesNotJudgeWhenToldSo() {
        var outcome = cli.run("train", "als", "--data", cli.shop().toString(), "--no-evaluate", "--json");

        assertThat(outcome.json()).doesNotContainKeys("metrics", "baseline").containsEntry("split", null);
    }

    @Test
    void countsVersions() {
        cli.run("train", "popularity", "--data", cli.shop().toString(), "--name", "shop");
        var second = cli.run("train", "popularity", "--data", cli.shop().toString(), "--name", "shop");

        assertThat(second.out()).contains("published shop@2");
    }

    @Test
    void takesTheSettingsOfTheAlgorithm() {
        cli.run(
                "train",
                "als",
                "--data",
                cli.shop().toString(),
                "--factors",
                "3",
                "--iterations",
                "2",
                "--solver",
                "cholesky",
                "--confidence",
                "logarithmic",
                "--alpha",
                "2.5",
                "--seed",
                "9");

        assertThat(cli.run("models", "show", "als", "--json").object("settings"))
                .containsEntry("factors", 3L)
                .containsEntry("iterations", 2L)
                .containsEntry("solver", "cholesky")
                .containsEntry("confidence", "logarithmic")
                .containsEntry("alpha", 2.5);
        assertThat(cli.run("models", "show", "als", "--json").json()).containsEntry("seed", 9L);
    }

    @Test
    void readsTheColumnsThatAreNamed() {
        Path data = cli.write("my.csv", """
                when,stars,product,customer
                2026-01-01,5,tea,ann
                2026-01-02,1,jam,ann
                2026-01-03,4,tea,bob
                """);

        var outcome = cli.run(
                "train",
                "svd",
                "--data",
                data.toString(),
                "--user-column",
                "customer",
                "--item-column",
                "product",
                "--value-column",
                "stars",
                "--time-column",
                "when",
                "--name",
                "mine",
                "--no-evaluate");

        assertThat(outcome.out()).startsWith("published mine@1: 2 users, 2 items");
    }

    @Test
    void knnRanksItemsWhereItsSimilarityIsOfPurchases() {
        var outcome = cli.run(
                "train",
                "knn",
                "--similarity",
                "bm25",
                "--neighbours",
                "3",
                "--data",
                cli.shop().toString(),
                "--json");

        assertThat(outcome.json()).containsEntry("algorithm", "item-knn");
    }

    @Test
    void leavesOutBadRowsAndCountsThem() {
        Path data =
                cli.write("bad.csv", "user,item,rating\nann,tea,5\nann,jam,many\nbob,tea,4\nbob,ale,3\ncat,ale,1\n");

        var strict = cli.run("train", "baseline", "--data", data.toString());
        var skipping = cli.run("train", "baseline", "--data", data.toString(), "--skip-bad-rows", "--no-evaluate");

        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err()).contains("bad.csv:3:");
        assertThat(skipping.code()).isZero();
        assertThat(skipping.err()).contains("1 bad row left out; the first: bad.csv:3:");
    }

    @Test
    void publishesNothingWhereTheDataAreNone() throws Exception {
        Path data = cli.write("empty.csv", "");

        var outcome = cli.run("train", "als", "--data", data.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("redstart: ")))
                .hasSize(1);
        assertThat(Files.exists(home.resolve("models"))).isFalse();
    }

    @Test
    void saysThatTheHomeCannotBeUsedBeforeItTrains() {
        Path file = cli.write("file", "");

        var outcome = cli.run("train", "als", "--data", cli.shop().toString(), "--home", file.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("redstart: cannot keep models in " + file + ": " + file + " is a file"
                        + System.lineSeparator());
    }

    @Test
    void keepsTheAnswerAloneOnTheStandardOutput() {
        var outcome = cli.run("train", "popularity", "--data", cli.shop().toString(), "--json");

        assertThat(outcome.json()).isInstanceOf(Map.class);
        assertThat(outcome.err().lines().toList())
                .isEqualTo(List.of(
                        "shop.csv: 64 rows, 16 users, 12 items",
                        "judging popularity on a held-out part (time:0.8)",
                        "training popularity on all 64 rows"));
    }
}
