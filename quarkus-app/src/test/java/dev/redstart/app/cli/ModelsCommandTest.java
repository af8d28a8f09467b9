package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void publishTwoVersions() {
        cli = new Cli(home);
        cli.run("train", "popularity", "--data", cli.shop().toString(), "--name", "shop");
        cli.run("train", "item-knn", "--data", cli.shop().toString(), "--name", "shop", "--no-evaluate");
    }

    @Test
    void listsEachVersion() {
        var program = cli.run("models", "list", "--json");
        var person = cli.run("models", "list");

        assertThat(program.list("models"))
                .extracting(model -> model.get("name") + "@" + model.get("version"))
                .containsExactly("shop@1", "shop@2");
        assertThat(program.list("models").getFirst())
                .containsKeys(
                        "algorithm", "aliases", "createdAt", "data", "metrics", "baselineMetrics", "split", "path");
        assertThat(person.out())
                .contains("model  version  aliases")
                .contains("item-knn")
                .contains("shop.csv");
    }

    @Test
    void showsWhatAModelWasMadeOf() {
        assertThat(cli.run("models", "show", "shop@1").out())
                .contains("shop@1", "kind", "recommender", "algorithm", "popularity", "shop.csv, 64 rows", "ndcg@10");
    }

    @Test
    void letsAnAliasAnswerToThePlainName() {
        var set = cli.run("models", "alias", "shop@1", "production");

        assertThat(set.out()).isEqualTo("shop@production is now shop@1\n");
        assertThat(cli.run("recommend", "shop", "--user", "tea0", "--json").json())
                .containsEntry("version", 1L);
        assertThat(cli.run("models", "alias", "shop", "production", "--remove", "--json")
                        .object("aliases"))
                .isEmpty();
        assertThat(cli.run("recommend", "shop", "--user", "tea0", "--json").json())
                .containsEntry("version", 2L);
    }

    @Test
    void deletesOneVersion() {
        var outcome = cli.run("models", "delete", "shop@1", "--json");

        assertThat(outcome.json()).isEqualTo(Map.of("model", "shop", "deleted", List.of(1L)));
        assertThat(cli.run("models", "list", "--json").list("models")).hasSize(1);
    }

    @Test
    void deletesAllVersionsOnlyWhenToldSo() {
        var careless = cli.run("models", "delete", "shop");
        var deliberate = cli.run("models", "delete", "shop", "--all");

        assertThat(careless.code()).isEqualTo(2);
        assertThat(careless.err()).contains("shop has 2 versions; name one, such as shop@2, or add --all");
        assertThat(deliberate.out()).isEqualTo("deleted shop, versions 1, 2\n");
        assertThat(cli.run("models", "list", "--json").list("models")).isEmpty();
    }

    @Test
    void listsTheOthersWhereOneIsDamaged() throws IOException {
        Files.writeString(home.resolve("models/shop/1/manifest.json"), "{");

        var outcome = cli.run("models", "list", "--json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.list("models"))
                .extracting(model -> model.get("version"))
                .containsExactly(2L);
        assertThat(outcome.err()).contains("shop@1 cannot be read: ").hasLineCount(1);
    }

    @Test
    void deletesADamagedVersion() throws IOException {
        Files.writeString(home.resolve("models/shop/1/manifest.json"), "{");

        assertThat(cli.run("models", "delete", "shop@1").code()).isZero();
        assertThat(cli.run("models", "list").err()).isEmpty();
    }
}
