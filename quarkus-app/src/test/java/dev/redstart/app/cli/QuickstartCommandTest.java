package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first two minutes of a new user, on the real purchases; some seconds. */
class QuickstartCommandTest {
    @TempDir
    private Path home;

    @Test
    void comparesThreeRecommendersAndClassifiesMessagesAndClothes() {
        Cli cli = new Cli(home);

        var outcome = cli.run("quickstart", "--no-serve");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("387,583 purchases of 3,866 products by 4,338 customers")
                .contains("popularity (baseline)", "item-knn", "*  als")
                .contains("als differs from popularity by", "a clear winner")
                .containsPattern(
                        "(?s)for customer \\d+, who had bought .*because of .*for customer \\d+, who had bought"
                                + " .*because of ")
                .contains("published shop@1: 4,338 users, 3,866 items")
                .containsPattern(
                        "(?s)SMS Spam Collection .*linear \\(baseline\\).* lstm .*accuracy +0\\.9.*\\* publish the ")
                .containsPattern(
                        "(?s)(because of .* [+-]\\d.*){3}published spam@1: (linear|lstm), 5,57\\d texts, 2 labels")
                .containsPattern("(?s)Fashion-MNIST .*6,000 pictures of 10 kinds .*cnn .*\\* publish the ")
                .containsPattern(
                        "(?s)in truth [a-z/ ]+.*[▀▄█]{3}.*Grad-CAM.*published clothes@1: (linear|cnn), 6,000 images,"
                                + " 10 labels");
        var shown = cli.run("models", "show", "shop", "--json");
        assertThat(mean(shown, "metrics")).isGreaterThan(2 * mean(shown, "baselineMetrics"));
        var answer = cli.run("recommend", "shop", "--user", "17850", "--count", "5", "--json");
        assertThat(answer.list("items")).hasSize(5).allSatisfy(item -> assertThat((List<?>) item.get("reasons"))
                .isNotEmpty());
        assertThat(cli.run("classify", "text", "spam", "You have won a prize, call now to claim it", "--json")
                        .json())
                .containsEntry("label", "spam");
    }

    @Test
    void saysThatThePortIsTakenBeforeItTrains() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            var outcome = new Cli(home).run("quickstart", "--port", Integer.toString(other.getLocalPort()));

            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith("redstart: port " + other.getLocalPort() + " on localhost cannot be used")
                    .hasLineCount(1);
            assertThat(outcome.out()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static double mean(Cli.Outcome shown, String metrics) {
        return (double) ((Map<String, Object>) shown.object(metrics).get("ndcg@10")).get("mean");
    }
}
