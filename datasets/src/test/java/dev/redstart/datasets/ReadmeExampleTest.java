package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.SplitPlan;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the module's README: it compiles, it runs, and the README shows exactly these lines. */
class ReadmeExampleTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/redstart/datasets/ReadmeExampleTest.java");

    @Test
    void runs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.csv"), """
                customer,product,stars,when
                ann,tea,5,2010-12-01
                bob,jam,many,2010-12-02
                cat,ale,3,2010-12-03
                """);

        // readme: begin
        var options = LoadOptions.defaults()
                .withColumns(new Columns("customer", "product", "stars", "when"))
                .withBadRows(BadRows.Policy.SKIP);
        var loaded = InteractionsLoader.load(file.toString(), options);
        var ratings = loaded.data(); // users, items, values, times; the SHA-256 of the file
        var leftOut = loaded.badRows().first(); // "my.csv:3: value 'many' is not a number"

        var purchases =
                InteractionsLoader.load("online-retail", LoadOptions.defaults()).data();
        var split = SplitPlan.byTime(0.8).apply(purchases);
        // readme: end

        assertThat(ratings.size()).isEqualTo(2);
        assertThat(leftOut).containsExactly("my.csv:3: value 'many' is not a number");
        assertThat(split.train().size() + split.test().size()).isEqualTo(387_583);
    }

    @Test
    void standsInTheReadmeAsItIs() throws IOException {
        String region = Files.readString(SOURCE)
                .lines()
                .dropWhile(line -> !line.contains("// readme" + ": begin"))
                .skip(1)
                .takeWhile(line -> !line.contains("// readme" + ": end"))
                .map(line -> line.substring(Math.min(8, line.length())))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(README)).contains(region);
    }
}
