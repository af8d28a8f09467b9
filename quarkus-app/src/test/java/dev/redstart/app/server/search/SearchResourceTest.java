package dev.redstart.app.server.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.redstart.app.server.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class SearchResourceTest {
    private static final String FILMS = "/api/v1/search/films";

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    @Test
    void findsByWords() {
        post(FILMS, "{\"query\": \"space\", \"mode\": \"bm25\"}")
                .statusCode(200)
                .body("index", equalTo("films"))
                .body("version", equalTo(1))
                .body("mode", equalTo("bm25"))
                .body("hits.id", contains("4"))
                .body("hits[0].score", greaterThan(0f))
                .body("hits[0].text", equalTo("Lost in Space"))
                .body("hits[0].textMatches[0].start", equalTo(8))
                .body("hits[0].textMatches[0].end", equalTo(13))
                .body("hits[0].title", nullValue())
                .body("hits[0].fields", nullValue());
    }

    @Test
    void findsByMeaning() {
        post(FILMS, "{\"query\": \"battle\", \"mode\": \"vector\", \"count\": 1}")
                .statusCode(200)
                .body("hits.text", contains(containsString("War")));
    }

    @Test
    void mergesBothUnlessToldOtherwise() {
        post(FILMS, "{\"query\": \"war\"}")
                .statusCode(200)
                .body("mode", equalTo("hybrid"))
                .body("hits.id", hasItem("1"))
                .body("hits.id", hasItem("2"));
    }

    @Test
    void findsNothingWithoutAnError() {
        post(FILMS, "{\"query\": \"zeppelin\", \"mode\": \"bm25\"}")
                .statusCode(200)
                .body("hits", empty());
        post(FILMS, "{\"query\": \"\uD83D\uDE00 ((( AND *:*\"}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                  | query is missing or empty, write what to look for
                    {"query": "  "}                     | query is missing or empty, write what to look for
                    {"query": "a", "count": 0}          | count must be 1 to 1000, got 0
                    {"query": "a", "count": 1001}       | count must be 1 to 1000, got 1001
                    {"query": "a", "mode": "fuzzy"}     | mode must be one of bm25, vector, hybrid, got 'fuzzy'
                    {"q": "a"}                          | 'q' is not known; known are [count, mode, query]
                    {"query": ["a"]}                    | 'query' is of the wrong kind
                    null                                | the body must be a JSON object
                    """)
    void refusesAWrongQuestionByName(String body, String detail) {
        post(FILMS, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail))
                .body("detail", not(containsString("dev.redstart")));
    }

    @Test
    void refusesVeryLongQueries() {
        post(FILMS, "{\"query\": \"" + "a ".repeat(5_001) + "\"}")
                .statusCode(400)
                .body("detail", equalTo("query must have at most 10000 characters, got 10002"));
        post(FILMS, "{\"query\": \"" + "a".repeat(1 << 20) + "\"}").statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flims", "..%2Ffilms", "films%2F1", "FILMS"})
    void namesTheIndexesThatThereAre(String name) {
        given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{\"query\": \"war\"}")
                .post("/api/v1/search/" + name)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        post("/api/v1/search/flims", "{\"query\": \"war\"}")
                .body("detail", equalTo("there is no search index 'flims'; there is films"));
    }

    @Test
    void takesPostOnly() {
        given().get(FILMS).then().statusCode(405).header("Allow", "OPTIONS, POST");
    }

    @Test
    void listsTheIndexes() {
        post(FILMS, "{\"query\": \"war\"}").statusCode(200);

        given().get("/api/v1/search")
                .then()
                .statusCode(200)
                .body("indexes", hasSize(1))
                .body("indexes[0].name", equalTo("films"))
                .body("indexes[0].documents", equalTo(4))
                .body("indexes[0].modes", contains("bm25", "vector", "hybrid"))
                .body("indexes[0].damaged", nullValue());
    }

    @Test
    void countsAnswers() {
        post(FILMS, "{\"query\": \"war\"}").statusCode(200);

        given().get("/q/metrics")
                .then()
                .body(containsString("redstart_answers_seconds_count{model=\"search/films\",question=\"search\"}"));
    }

    @Test
    void documentsTheCallWithExamples() {
        given().get("/q/openapi")
                .then()
                .body(containsString("/api/v1/search/{index}"))
                .body(containsString("space war"));
    }
}
