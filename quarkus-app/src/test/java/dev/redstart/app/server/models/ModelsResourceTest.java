package dev.redstart.app.server.models;

import static dev.redstart.app.server.TinyModels.publishPopular;
import static dev.redstart.app.server.TinyModels.registry;
import static dev.redstart.app.server.TinyModels.rows;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.redstart.app.server.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class ModelsResourceTest {
    @ConfigProperty(name = "redstart.home")
    Path home;

    @TestHTTPResource("/api/v1/recommendations/busy?user=ann")
    URI busy;

    @Test
    void listsModels() {
        given().get("/api/v1/models")
                .then()
                .statusCode(200)
                .body("models.name", hasItems("pair", "shop", "spam"))
                .body("models.find { it.name == 'spam' }.kind", equalTo("text-linear"))
                .body("models.find { it.name == 'shop' }.kind", equalTo("popularity"))
                .body("models.find { it.name == 'shop' }.serving", equalTo(1));
    }

    @Test
    void showsVersionsWithMetricsAndOrigin() {
        given().get("/api/v1/models/shop")
                .then()
                .statusCode(200)
                .body("name", equalTo("shop"))
                .body("versions.version", contains(1))
                .body("versions[0].metrics.'ndcg@10'.low", equalTo(0.28f))
                .body("versions[0].baselineMetrics.'ndcg@10'.mean", equalTo(0.2f))
                .body("versions[0].provenance.algorithm", equalTo("popularity"))
                .body("versions[0].provenance.data.licence", equalTo("CC0-1.0"))
                .body("versions[0].provenance.data.rows", equalTo(7));
    }

    @Test
    void knowsNoOtherModel() {
        given().get("/api/v1/models/none").then().statusCode(404).contentType("application/problem+json");
    }

    /** As many clients as always have a permit, so that no answer is refused for load. */
    @Test
    void takesNewVersionsWithoutAFailedRequest() throws Exception {
        publishPopular(home, "busy", rows("ann>tea", "bob>jam"));
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        Thread client = Thread.ofPlatform().start(() -> askUntil(done, statuses));

        for (int version = 2; version <= 4; version++) {
            publishPopular(home, "busy", rows("ann>tea", "bob>jam"));
            awaitServing("busy", version);
            int answersAtLeast = 20 * version;
            await(() -> statuses.size() > answersAtLeast);
        }
        registry(home).alias("busy", "production", 2);
        awaitServing("busy", 2);
        done.set(true);
        client.join();

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void servesThePreviousVersionAndReportsTheDamagedOne() throws Exception {
        Path good = publishPopular(home, "dented", rows("ann>tea", "bob>jam")).path();
        awaitServing("dented", 1);
        Path bad = Files.createDirectory(home.resolve("half-made"));
        Files.writeString(bad.resolve("manifest.json"), "{\"format\": ");

        Files.move(bad, good.resolveSibling("2"), StandardCopyOption.ATOMIC_MOVE);
        awaitHealthNaming("dented (damaged)");

        given().get("/api/v1/recommendations/dented?user=ann")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        given().get("/api/v1/models/dented").then().statusCode(200).body("damaged", containsString("manifest.json"));
        registry(home).delete("dented");
    }

    private void askUntil(AtomicBoolean done, Queue<Integer> statuses) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!done.get()) {
                statuses.add(client.send(HttpRequest.newBuilder(busy).build(), BodyHandlers.discarding())
                        .statusCode());
            }
        } catch (IOException | InterruptedException e) {
            statuses.add(-1);
        }
    }

    private static void awaitServing(String name, int version) throws InterruptedException {
        await(() -> given().get("/api/v1/recommendations/" + name + "?user=ann")
                        .jsonPath()
                        .getInt("version")
                == version);
    }

    private static void awaitHealthNaming(String text) throws InterruptedException {
        await(() -> given().get("/q/health/ready").asString().contains(text));
    }

    private interface Condition {
        boolean holds();
    }

    /** A change shows within a second; a busy machine gets more time. */
    private static void await(Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
