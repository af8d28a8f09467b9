package dev.redstart.app.server.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.app.server.TemporaryHome;
import dev.redstart.app.server.TinyModels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Far more questions at once than there are processors, each of them long. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class OverloadTest {
    private static final int ASKERS = 200;

    @ConfigProperty(name = "redstart.home")
    Path home;

    @TestHTTPResource("/api/v1/recommendations/wide?user=nobody&count=10000")
    URI wide;

    @Test
    void turnsAwayWhatItCannotAnswerInTime() throws Exception {
        String[] rows =
                IntStream.range(0, 50_000).mapToObj(item -> "ann>" + item).toArray(String[]::new);
        TinyModels.publishPopular(home, "wide", TinyModels.rows(rows));

        List<HttpResponse<String>> answers = askAtOnce();

        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("model 'wide' has more questions than it can answer in time; try again");
        });
        assertThat(ask().statusCode()).isEqualTo(200);
        TinyModels.registry(home).delete("wide");
    }

    private List<HttpResponse<String>> askAtOnce() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request(), BodyHandlers.ofString()); // loads the model
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int asker = 0; asker < ASKERS; asker++) {
                asked.add(client.sendAsync(request(), BodyHandlers.ofString()));
            }
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request(), BodyHandlers.ofString());
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(wide).timeout(Duration.ofSeconds(30)).build();
    }
}
