package dev.redstart.app.server.tables;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.redstart.app.server.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class TablesResourceTest {
    private static final String POOR = "{\"debt\": 55, \"job\": \"clerk\"}";

    private static ValidatableResponse post(String call, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tables/" + call)
                .then();
    }

    @Test
    void classifiesOneRow() {
        post("loans/classify", "{\"row\": " + POOR + "}")
                .statusCode(200)
                .body("model", equalTo("loans"))
                .body("version", equalTo(1))
                .body("label", equalTo("refused"))
                .body("probability", greaterThan(0.5f))
                .body("labels.label", contains("refused", "granted"))
                .body("reasons", nullValue())
                .body("answers", nullValue());
    }

    @Test
    void givesReasons() {
        post("loans/classify", "{\"row\": " + POOR + ", \"reasons\": 1}")
                .statusCode(200)
                .body("reasonsFor", equalTo("refused"))
                .body("reasons.column", contains("debt"))
                .body("reasons.value", contains(55))
                .body("reasons.typical", contains(29.5f))
                .body("reasons.text", contains("debt is 55, typical is 29.5"))
                .body("reasons[0].weight", greaterThan(0f));
    }

    @Test
    void classifiesSeveralRows() {
        post("loans@1/classify", "{\"rows\": [" + POOR + ", [2, null]], \"reasons\": 2, \"label\": \"granted\"}")
                .statusCode(200)
                .body("answers.label", contains("refused", "granted"))
                .body("answers.reasonsFor", contains("granted", "granted"))
                .body("answers[1].reasons.column", contains("debt"))
                .body("label", nullValue());
        post("loans/classify", "{\"rows\": []}").statusCode(200).body("answers", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"debt\": 55, \"job\": \"pilot\"}",
                "{\"debt\": 55, \"job\": null, \"shoe size\": 44}",
                "{\"debt\": \"55\", \"job\": 7}",
                "{\"debt\": 1e30, \"job\": \"clerk\"}",
                "{\"debt\": 123456789012345678901234567890, \"job\": \"clerk\"}"
            })
    void answersRowsThatTrainingHadNotTheLikeOf(String row) {
        post("loans/classify", "{\"row\": " + row + "}").statusCode(200).body("label", equalTo("refused"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "classify | {}                                         | either row or rows must be given, like {\"row\": {\"age\": 41}}",
                "classify | {\"row\": {}, \"rows\": []}                | either row or rows must be given, not both",
                "classify | {\"row\": {\"dept\": 5, \"job\": \"a\"}}   | the row lacks 'debt'; say null for what is not known. The model does not know 'dept'",
                "classify | {\"rows\": [[1, null], [1]]}               | row 2: a row needs 2 values, one a column, got 1",
                "classify | {\"rows\": [null]}                         | row 1: a row must be an object",
                "classify | {\"row\": {\"debt\": \"NaN\", \"job\": 1}} | column 'debt' must be a finite number, got 'NaN'",
                "classify | {\"row\": {\"debt\": NaN, \"job\": 1}}     | Non-standard token 'NaN'",
                "classify | {\"row\": {\"debt\": {}, \"job\": 1}}      | the value of column 'debt' must be a number, a string, true, false or null",
                "classify | {\"row\": \"a\"}                           | a row must be an object, like {\"age\": 41}",
                "classify | {\"row\": [1, 2], \"reasons\": -1}         | reasons must be at least 0, got -1",
                "classify | {\"row\": [1, 2], \"label\": \"refused\"}  | label chooses what reasons speak for; say how many reasons",
                "classify | {\"row\": [1, 2], \"reasons\": 1, \"label\": \"lost\"} | label must be one of granted, refused, got 'lost'",
                "classify | {\"raw\": [1, 2]}                          | 'raw' is not known; known are [label, reasons, row, rows]",
                "classify | null                                       | the body must be a JSON object",
                "explain  | {}                                         | row is missing",
                "explain  | {\"row\": [1, 2], \"label\": \"lost\"}     | label must be one of granted, refused, got 'lost'"
            })
    void refusesAWrongQuestionByName(String call, String body, String detail) {
        post("loans/" + call, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail))
                .body("detail", not(containsString("dev.redstart")));
    }

    @Test
    void refusesMoreRowsThanItCanAnswerInTime() {
        String rows = "[1, null]" + ", [1, null]".repeat(1_000);

        post("loans/classify", "{\"rows\": [" + rows + "]}")
                .statusCode(400)
                .body("detail", equalTo("rows must be at most 1000, got 1001"));
        post("loans/classify", "{\"reasons\": 1, \"rows\": [" + rows + "]}")
                .statusCode(400)
                .body("detail", equalTo("rows must be at most 100 with reasons, got 1001"));
    }

    @Test
    void explainsEachColumn() {
        JsonPath answer = post("loans/explain", "{\"row\": " + POOR + ", \"label\": \"refused\"}")
                .statusCode(200)
                .body("label", equalTo("refused"))
                .body("columns.column", contains("debt", "job"))
                .extract()
                .jsonPath();

        List<Number> weights = answer.getList("columns.weight");
        double sum = weights.stream().mapToDouble(Number::doubleValue).sum();
        assertThat(answer.getDouble("base") + sum).isCloseTo(answer.getDouble("probability"), within(1e-6));
    }

    @Test
    void refusesModelsOfAnotherKind() {
        post("spam/classify", "{\"row\": {}}")
                .statusCode(400)
                .body("detail", equalTo("model 'spam' is a text classifier; this needs a table classifier"));
        post("loan/classify", "{\"row\": {}}")
                .statusCode(404)
                .body("detail", containsString("there is no model 'loan'"));
    }

    /** A body in chunks does not say how long it will be. */
    @Test
    void countsABodyThatDoesNotSayItsLength() throws Exception {
        var body = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                (" ".repeat(1_048_577) + "{\"row\": [1, 2]}").getBytes(StandardCharsets.US_ASCII)));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/tables/loans/classify"))
                .header("Content-Type", "application/json")
                .POST(body)
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("the body is larger than the server takes");
    }

    @Test
    void documentsTheCallsWithExamples() {
        given().get("/q/openapi")
                .then()
                .body(containsString("/api/v1/tables/{model}/classify"))
                .body(containsString("one row, with reasons"));
    }
}
