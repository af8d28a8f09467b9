package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsCommandTest {
    @TempDir
    private Path home;

    @Test
    void listsTheCatalogue() {
        var program = new Cli(home).run("datasets", "list", "--json");
        var person = new Cli(home).run("datasets", "list");

        assertThat(program.list("datasets")).extracting(set -> set.get("name")).contains("online-retail", "ml-100k");
        assertThat(person.out())
                .containsPattern("online-retail +interactions +387,583")
                .containsPattern("sms-spam +texts +5,57")
                .contains("bundled")
                .contains("to fetch");
    }

    @Test
    void showsLicenceAndCitation() {
        var program = new Cli(home).run("datasets", "show", "online-retail", "--json");
        var person = new Cli(home).run("datasets", "show", "ml-100k");

        assertThat(program.json()).containsEntry("licence", "CC-BY-4.0").containsEntry("redistributable", true);
        assertThat(person.out()).contains("(may not be passed on)", "grouplens.org", "943 users");
    }

    @Test
    void countsTheLabelsOfImagesAndTables() {
        var images = new Cli(home).run("datasets", "show", "fashion-mnist-small", "--json");
        var table = new Cli(home).run("datasets", "show", "credit-default");

        assertThat(images.json()).containsEntry("labels", 10L).doesNotContainKey("users");
        assertThat(table.out()).contains("30,000 rows, 2 labels");
    }

    @Test
    void printsAPathThatExists() {
        var outcome = new Cli(home).run("datasets", "path", "online-retail");

        assertThat(outcome.code()).isZero();
        assertThat(Files.exists(Path.of(outcome.out().strip()))).isTrue();
        assertThat(outcome.out()).startsWith(home.resolve("data").toString());
    }
}
