package dev.redstart.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Pixels;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageEvaluation;
import dev.redstart.vision.classify.LinearImageTrainer;
import dev.redstart.vision.explain.ImageExplainers;
import dev.redstart.vision.image.PngWriter;
import dev.redstart.vision.similar.SimilarImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the module's README: it compiles, it runs, and the README shows exactly these lines. */
class ReadmeExampleTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/redstart/vision/ReadmeExampleTest.java");

    @Test
    void runs() {
        // readme: begin
        var clothes = ImageLoader.load("fashion-mnist-small", ImageOptions.defaults())
                .givenSplit()
                .orElseThrow();
        var settings = CnnTrainer.Settings.defaults();
        var quick = settings.withTraining(settings.training().withEpochs(1));
        var network = new CnnTrainer(quick).fit(clothes.train(), Run.seeded(42)).model();
        var baseline = new LinearImageTrainer(LinearImageTrainer.Settings.defaults())
                .fit(clothes.train(), Run.seeded(42))
                .model();

        var verdict = Verdict.of(
                "accuracy", // which of the two to publish, and why
                ImageEvaluation.of(baseline, clothes.test()).evaluation(),
                ImageEvaluation.of(network, clothes.test()).evaluation());
        var picture = (Pixels) clothes.test().picture(0);
        var answer = network.answer(picture); // ankle boot, and the probability of each label
        var why = ImageExplainers.named("grad-cam", 42).explain(network, picture, answer.label());
        byte[] png = PngWriter.bytes(why.overlay(picture));
        var alike = SimilarImages.of(network, clothes.train(), Run.seeded(42)).similar(picture, 5);
        // readme: end

        assertThat(verdict.reason()).startsWith("publish the ");
        assertThat(answer.labels()).hasSize(10);
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        assertThat(alike.entries()).hasSize(5);
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
