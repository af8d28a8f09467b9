package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendCommandTest {
    @TempDir
    private static Path home;

    private static Cli cli;

    @BeforeAll
    static void publish() {
        cli = new Cli(home);
        cli.run("train", "item-knn", "--data", cli.shop().toString(), "--name", "shop", "--no-evaluate");
        cli.run(
                "train",
                "knn",
                "--based-on",
                "user",
                "--data",
                cli.ratings().toString(),
                "--name",
                "films",
                "--no-evaluate");
    }

    @Test
    @SuppressWarnings("unchecked")
    void answersAUserWithItemsAndReasons() {
        var outcome = cli.run("recommend", "shop", "--user", "tea0", "--count", "2", "--json");

        assertThat(outcome.json()).containsOnlyKeys("model", "version", "user", "fallback", "items");
        assertThat(outcome.json())
                .containsEntry("model", "shop")
                .containsEntry("version", 1L)
                .containsEntry("user", "tea0")
                .containsEntry("fallback", false);
        assertThat(outcome.list("items")).hasSize(2).allSatisfy(item -> {
            assertThat(item).containsOnlyKeys("item", "score", "reasons");
            assertThat(item.get("item").toString()).startsWith("tea thing");
            assertThat((List<Map<String, Object>>) item.get("reasons"))
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).containsOnlyKeys("item", "weight"));
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void namesUsersWhereUsersAreTheReason() {
        var outcome = cli.run("recommend", "films", "--user", "u0", "--include-seen", "--count", "1", "--json");

        assertThat((List<Map<String, Object>>) outcome.list("items").getFirst().get("reasons"))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).containsOnlyKeys("user", "weight"));
    }

    @Test
    void answersABasketOfItemsWithSpaces() {
        var several = cli.run("recommend", "shop", "--items", "tea thing 0", "tea thing 1", "--json");
        var repeated = cli.run("recommend", "shop", "--items", "tea thing 0", "--items", "tea thing 1", "--json");

        assertThat(several.json()).containsOnlyKeys("model", "version", "basket", "fallback", "items");
        assertThat(several.json())
                .containsEntry("basket", List.of("tea thing 0", "tea thing 1"))
                .containsEntry("fallback", false);
        assertThat(several.list("items").getFirst().get("item").toString()).startsWith("tea thing");
        assertThat(repeated.out()).isEqualTo(several.out());
    }

    @Test
    void givesAnUnknownUserWhatIsPopularAndSaysSo() {
        var program = cli.run("recommend", "shop", "--user", "nobody", "--count", "3", "--json");
        var person = cli.run("recommend", "shop", "--user", "nobody", "--count", "3");

        assertThat(program.json()).containsEntry("fallback", true);
        assertThat(program.list("items")).hasSize(3);
        assertThat(person.out()).contains("the model knows nothing of user nobody; these are the most popular items");
    }

    @Test
    void filters() {
        var denied = cli.run("recommend", "shop", "--user", "tea0", "--deny", "tea thing 4", "tea thing 5", "--json");
        var allowed = cli.run(
                "recommend",
                "shop",
                "--user",
                "tea0",
                "--include-seen",
                "--allow",
                "tea thing 0",
                "--allow",
                "tea thing 4",
                "--json");
        var nothing = cli.run("recommend", "shop", "--user", "tea0", "--minimum-score", "1e9");

        assertThat(denied.list("items"))
                .extracting(item -> item.get("item"))
                .doesNotContain("tea thing 4", "tea thing 5");
        assertThat(allowed.list("items"))
                .extracting(item -> item.get("item"))
                .containsOnly("tea thing 0", "tea thing 4");
        assertThat(nothing.out()).contains("no item passes the filters");
    }

    @Test
    void printsAListForPeople() {
        var outcome = cli.run("recommend", "shop", "--user", "tea0", "--count", "1");

        assertThat(outcome.out()).contains("for user tea0 from shop@1:", "   1  tea thing ", "because of tea thing ");
        assertThat(outcome.out()).doesNotContain("\u001b");
    }

    @Test
    void leavesReasonsOutWhenAsked() {
        var outcome = cli.run("recommend", "shop", "--user", "tea0", "--no-explain", "--json");

        assertThat(outcome.list("items"))
                .allSatisfy(item -> assertThat((List<?>) item.get("reasons")).isEmpty());
    }

    @Test
    void pointsOutAnItemThatWasMistyped() {
        var outcome = cli.run("recommend", "shop", "--items", "tea thinh 0", "--count", "1", "--json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("item 'tea thinh 0' is not in the model; did you mean 'tea thing 0'?");
    }

    @Test
    void findsSimilarItems() {
        var program = cli.run("similar", "shop", "--item", "tea thing 0", "--count", "2", "--json");
        var person = cli.run("similar", "shop", "--item", "tea thing 0", "--count", "2");

        assertThat(program.json()).containsOnlyKeys("model", "version", "item", "items");
        assertThat(program.list("items")).hasSize(2).allSatisfy(item -> assertThat(item)
                .containsOnlyKeys("item", "score"));
        assertThat(person.out()).contains("liked with tea thing 0, from shop@1:");
    }

    @Test
    void saysWhichItemIsUnknown() {
        var outcome = cli.run("similar", "shop", "--item", "tea thing 00");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(
                        "redstart: item 'tea thing 00' is not in the model's catalogue of 12 items; did you mean 'tea thing 0'?\n");
    }

    @Test
    void neverLetsAnIdControlTheTerminal() {
        var outcome = cli.run("recommend", "shop", "--user", "\u001b[2Jnobody");

        assertThat(outcome.out()).contains("\uFFFD[2Jnobody").doesNotContain("\u001b");
    }
}
