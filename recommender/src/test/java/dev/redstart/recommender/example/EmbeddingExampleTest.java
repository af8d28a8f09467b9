package dev.redstart.recommender.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.InteractionsLoader;
import dev.redstart.datasets.LoadOptions;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.als.AlsTrainer;
import dev.redstart.recommender.evaluate.RankingEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the repository's README: it compiles, it runs, and the README shows exactly these lines. */
class EmbeddingExampleTest {
    private static final Path README = Path.of("../README.md");
    private static final Path SOURCE =
            Path.of("src/test/java/dev/redstart/recommender/example/EmbeddingExampleTest.java");

    @Test
    void recommendsWhatABasketLacks() {
        Ranking<String> answer = recommendForABasket();

        assertThat(answer.fallback()).isFalse();
        assertThat(answer.entries()).hasSize(5);
        assertThat(answer.items()).doesNotContain("WHITE METAL LANTERN");
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

    private static Ranking<String> recommendForABasket() {
        // readme: begin
        Interactions purchases =
                InteractionsLoader.load("online-retail", LoadOptions.defaults()).data();
        var split = SplitPlan.byTime(0.8).apply(purchases);
        var trainer = new AlsTrainer(AlsTrainer.Settings.defaults().withFactors(32));

        var trained = trainer.fit(split.train(), Run.seeded(42));
        var quality = RankingEvaluation.of(trained.model(), split.test());
        System.out.println(quality.of("ndcg@10")); // mean and 95 % interval

        var query = RecommendQuery.forItems(List.of("WHITE METAL LANTERN"), 5);
        var answer = trained.model().recommend(query);
        answer.entries().forEach(System.out::println);
        System.out.println(trained.model().explain(query, answer.items().getFirst()));
        // readme: end
        return answer;
    }
}
