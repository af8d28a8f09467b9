package dev.redstart.app.server.texts;

import static io.restassured.RestAssured.given;
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
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class TextsResourceTest {
    private static final String CLASSIFY = "/api/v1/texts/spam/classify";
    private static final String EXPLAIN = "/api/v1/texts/spam/explain";

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    @Test
    void classifiesOneText() {
        post(CLASSIFY, "{\"text\": \"claim the prize\"}")
                .statusCode(200)
                .body("model", equalTo("spam"))
                .body("version", equalTo(1))
                .body("label", equalTo("spam"))
                .body("probability", greaterThan(0.5f))
                .body("labels.label", contains("spam", "ham"))
                .body("answers", nullValue());
    }

    @Test
    void classifiesSeveralTexts() {
        post("/api/v1/texts/spam@1/classify", "{\"texts\": [\"claim the prize\", \"see you at lunch\"]}")
                .statusCode(200)
                .body("answers.label", contains("spam", "ham"))
                .body("answers[0].labels.label", contains("spam", "ham"))
                .body("label", nullValue());
    }

    @Test
    void classifiesByANetwork() {
        post("/api/v1/texts/spam-network/classify", "{\"text\": \"claim your prize\"}")
                .statusCode(200)
                .body("model", equalTo("spam-network"))
                .body("label", equalTo("spam"))
                .body("labels.label", contains("spam", "ham"));
        post("/api/v1/texts/spam-network/classify", "{\"texts\": [\"claim your prize\", \"\", \"see you at lunch\"]}")
                .statusCode(200)
                .body("answers.size()", equalTo(3))
                .body("answers[2].label", equalTo("ham"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leave-one-out", "lime", "shap", "integrated-gradients"})
    void explainsANetwork(String method) {
        post("/api/v1/texts/spam-network/explain", "{\"text\": \"claim prize\", \"method\": \"" + method + "\"}")
                .statusCode(200)
                .body("label", equalTo("spam"))
                .body("method", equalTo(method))
                .body("words.word", contains("claim", "prize"));
    }

    @Test
    void explainsANetworkByShapUnlessToldOtherwise() {
        post("/api/v1/texts/spam-network/explain", "{\"text\": \"claim\"}")
                .statusCode(200)
                .body("method", equalTo("shap"));
        post("/api/v1/texts/spam-network/explain", "{\"text\": \"claim\", \"method\": \"exact\"}")
                .statusCode(400)
                .body("detail", containsString("explainer exact is for linear models only"));
    }

    @Test
    void takesAnEmptyTextAndAnEmptyList() {
        post(CLASSIFY, "{\"text\": \"\"}").statusCode(200).body("labels.size()", equalTo(2));
        post(CLASSIFY, "{\"texts\": []}").statusCode(200).body("answers", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "leave-one-out", "lime", "shap"})
    void explainsALabel(String method) {
        post(EXPLAIN, "{\"text\": \"claim lunch\", \"label\": \"spam\", \"method\": \"" + method + "\"}")
                .statusCode(200)
                .body("label", equalTo("spam"))
                .body("method", equalTo(method))
                .body("words.word", contains("claim", "lunch"))
                .body("words[0].weight", greaterThan(0f))
                .body("words[1].start", equalTo(6))
                .body("words[1].end", equalTo(11));
    }

    @Test
    void explainsTheLikeliestLabelExactlyUnlessToldOtherwise() {
        post(EXPLAIN, "{\"text\": \"claim\"}")
                .statusCode(200)
                .body("label", equalTo("spam"))
                .body("method", equalTo("exact"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    classify | {}                                  | either text or texts must be given, like {"text": "call now"}
                    classify | {"text": "a", "texts": ["b"]}       | either text or texts must be given, not both
                    classify | {"texts": ["a", null]}              | texts must not have null in it
                    classify | {"txt": "a"}                        | 'txt' is not known; known are [text, texts]
                    classify | {"text": ["a"]}                     | 'text' is of the wrong kind
                    classify | null                                | the body must be a JSON object
                    explain  | {}                                  | text is missing
                    explain  | {"text": "a", "method": "guess"}    | method must be one of exact, leave-one-out, lime, shap, integrated-gradients, got 'guess'
                    explain  | {"text": "a", "label": "phish"}     | phish
                    """)
    void refusesAWrongQuestionByName(String call, String body, String detail) {
        post("/api/v1/texts/spam/" + call, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail))
                .body("detail", not(containsString("dev.redstart")));
    }

    @Test
    void refusesToExplainWhatWouldTakeTooLong() {
        post(EXPLAIN, "{\"text\": \"" + "a ".repeat(10_001) + "\"}")
                .statusCode(400)
                .body("detail", equalTo("text must have at most 20000 characters to be explained, got 20002"));
    }

    @Test
    void refusesModelsOfAnotherKind() {
        post("/api/v1/texts/shop/classify", "{\"text\": \"a\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("model 'shop' is a recommender; this needs a text classifier"));
        given().get("/api/v1/recommendations/spam?user=ann")
                .then()
                .statusCode(400)
                .body("detail", equalTo("model 'spam' is a text classifier; this needs a recommender"));
        given().get("/api/v1/similar/spam?item=tea").then().statusCode(400);
        post("/api/v1/texts/spma/classify", "{\"text\": \"a\"}")
                .statusCode(404)
                .body("detail", containsString("there is no model 'spma'"));
    }

    @Test
    void countsAnswersByQuestion() {
        post(CLASSIFY, "{\"text\": \"a\"}").statusCode(200);

        given().get("/q/metrics")
                .then()
                .body(containsString("redstart_answers_seconds_count{model=\"spam\",question=\"classify\"}"));
    }

    @Test
    void documentsTheCallsWithExamples() {
        given().get("/q/openapi")
                .then()
                .body(containsString("/api/v1/texts/{model}/classify"))
                .body(containsString("You have won a prize, call now"));
    }
}
