package dev.redstart.app.server.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.redstart.app.server.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every path. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class HttpTest {
    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/nothing", "/q/nothing", "/api/v1/models/shop/nothing"})
    void saysWhereToLookWhenThereIsNothing(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is nothing at " + path + "; /q/swagger-ui shows what there is"));
    }

    @Test
    void refusesAnotherMethod() {
        given().delete("/api/v1/models")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("detail", equalTo("/api/v1/models does not take this method"));
    }

    @Test
    void namesTheMethodsThatAPathTakes() {
        Map<String, Map<String, ?>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");

        assertThat(paths).containsKey("/api/v1/events").allSatisfy((path, methods) -> {
            String allowed = given().urlEncodingEnabled(false)
                    .patch(path.replaceAll("\\{[^}]*}", "shop"))
                    .then()
                    .statusCode(405)
                    .extract()
                    .header("Allow");
            assertThat(allowed.toLowerCase(Locale.ROOT).split(", "))
                    .as(path)
                    .containsAll(methods.keySet())
                    .hasSize(methods.containsKey("get") ? methods.size() + 2 : methods.size() + 1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | Unexpected end-of-input",
                "{\"user\": \"ann\", \"value\": NaN} | Non-standard token 'NaN'",
                "{\"user\" \"ann\"} | Unexpected character",
                "7 | '[0]' is of the wrong kind"
            })
    void saysWhatIsNoJson(String body, String found) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("the body is not the JSON that is expected here: " + found))
                .body("detail", not(containsString("com.fasterxml")));
    }

    @Test
    void refusesAnotherMediaType() {
        given().contentType(ContentType.TEXT)
                .body("{}")
                .post("/api/v1/events")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", equalTo("the body must be application/json"));
        given().accept("text/csv").get("/api/v1/models").then().statusCode(406).contentType("application/problem+json");
    }

    @Test
    void refusesALongBody() {
        given().contentType(ContentType.JSON)
                .body(" ".repeat(1_048_577))
                .post("/api/v1/events")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("the body must be at most 1048576 bytes"));
    }

    @Test
    void answersToLocalNamesOnly() {
        given().header("Host", "evil.example")
                .get("/api/v1/models")
                .then()
                .statusCode(421)
                .contentType("application/problem+json")
                .body("detail", containsString("does not answer to the name 'evil.example'"));
    }

    @Test
    void tellsBrowsersToStayHere() {
        given().header("Origin", "http://evil.example")
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @Test
    void showsWhatRuns() {
        given().get("/").then().statusCode(200).contentType(ContentType.HTML).body(containsString("redstart.js"));
        given().get("/redstart.js").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Redstart"))
                .body("paths.'/api/v1/recommendations/{model}'.post.summary", containsString("Recommends"));
    }

    @Test
    void countsAndTimesAnswers() {
        given().get("/api/v1/recommendations/shop?user=zoe").then().statusCode(200);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "redstart_answers_seconds_bucket{model=\"shop\",question=\"recommend\",le=\"0.001\"}"))
                .body(containsString("redstart_answers_fallback_total{model=\"shop\"}"))
                .body(containsString("redstart_models_served"))
                .body(containsString("redstart_events_stored_total"));
    }
}
