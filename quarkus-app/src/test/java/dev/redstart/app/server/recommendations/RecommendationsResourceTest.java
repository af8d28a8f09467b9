package dev.redstart.app.server.recommendations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.redstart.app.server.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class RecommendationsResourceTest {
    private static final String SHOP = "/api/v1/recommendations/shop";

    @Test
    void recommendsWhatAKnownUserHasNotSeen() {
        given().queryParam("user", "ann")
                .queryParam("count", 1)
                .get(SHOP)
                .then()
                .statusCode(200)
                .body("model", equalTo("shop"))
                .body("version", greaterThan(0))
                .body("user", equalTo("ann"))
                .body("fallback", is(false))
                .body("items.item", contains("jam"))
                .body("items[0].score", equalTo(2f))
                .body(
                        "recommendationId",
                        matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void fallsBackToPopularItemsForAnUnknownUser() {
        given().queryParam("user", "zoe")
                .queryParam("count", 2)
                .get(SHOP)
                .then()
                .statusCode(200)
                .body("fallback", is(true))
                .body("items.item", contains("tea", "jam"))
                .body("items[0].reasons", empty());
    }

    @Test
    void recommendsToABasketAndSaysWhy() {
        given().queryParam("item", "tea")
                .get("/api/v1/recommendations/pair")
                .then()
                .statusCode(200)
                .body("user", nullValue())
                .body("items[0].item", equalTo("jam"))
                .body("items[0].reasons.item", contains("tea"))
                .body("items[0].reasons[0].weight", greaterThan(0f));
    }

    @Test
    void leavesReasonsOutWhenAsked() {
        given().queryParam("item", "tea")
                .queryParam("explain", false)
                .get("/api/v1/recommendations/pair")
                .then()
                .statusCode(200)
                .body("items[0].reasons", empty());
    }

    @Test
    void takesTheSameQuestionWithFiltersAsJson() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"items": ["tea", {"item": "jam", "value": 2}], "count": 5, "excludeSeen": false,
                         "allow": ["tea", "jam"], "deny": ["jam"], "minimumScore": 1, "explain": true}""")
                .post(SHOP)
                .then()
                .statusCode(200)
                .body("items.item", contains("tea"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop@1", "shop%401"})
    void findsAModelByNameAndVersion(String reference) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/recommendations/" + reference + "?user=ann")
                .then()
                .statusCode(200)
                .body("model", equalTo("shop"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    user=ann&count=0           | count must be between 1 and 10000, got 0
                    user=ann&count=1000000000  | count must be between 1 and 10000, got 1000000000
                    user=ann&count=ten         | count must be a whole number below 2147483648, got 'ten'
                    user=ann&exclude-seen=yes  | exclude-seen must be true or false, got 'yes'
                    user=ann&minimum-score=NaN | minimumScore must be a number, got NaN
                    count=3                    | a query needs a user or at least one basket item
                    """)
    void refusesAWrongQuestionByName(String parameters, String detail) {
        given().urlEncodingEnabled(false)
                .get(SHOP + "?" + parameters)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad Request"))
                .body("status", equalTo(400))
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"user": "ann"              | Unexpected end-of-input
                    {"user": "ann"} x           | Unrecognized token 'x'
                    []                          | it is of the wrong kind
                    null                        | the body must be a JSON object
                    {"usr": "ann"}              | 'usr' is not known; known are [allow, count, deny,
                    {"user": "ann", "count": 1.5} | 'count' cannot be '1.5'
                    {"user": {"id": 1}}         | 'user' is of the wrong kind
                    {"items": [null]}           | items must not have null in it
                    {"items": [{"value": 1}]}   | each of the items needs an id
                    """)
    void refusesWrongJson(String body, String detail) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(SHOP)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail))
                .body("detail", not(containsString("dev.redstart")));
    }

    @Test
    void saysWhichModelsThereAreInsteadOfAnUnknownOne() {
        given().get("/api/v1/recommendations/shap?user=ann")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("there is no model 'shap'"))
                .body("detail", containsString("shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/items/a%2Fb%20%22c%22/similar?model=shop", "/api/v1/similar/shop?item=a/b%20%22c%22"})
    void findsItemsSimilarToOneWhateverItsId(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .body("item", equalTo("a/b \"c\""))
                .body("items.item", contains("jam", "tea"));
    }

    @Test
    void doesNotKnowEveryItem() {
        given().get("/api/v1/items/coal/similar?model=shop")
                .then()
                .statusCode(404)
                .body("detail", equalTo("model 'shop' does not know the item 'coal'"));
    }

    @Test
    void wantsAModelForSimilarItemsWhereThereAreSeveral() {
        given().get("/api/v1/items/tea/similar")
                .then()
                .statusCode(400)
                .body("detail", containsString("the parameter model is missing; there are ["));
    }
}
