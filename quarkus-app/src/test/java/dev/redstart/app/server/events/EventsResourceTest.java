package dev.redstart.app.server.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.redstart.app.server.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class EventsResourceTest {
    @Inject
    DataSource database;

    @Test
    void storesOneEvent() throws SQLException {
        post("""
                {"id": "one", "type": "buy", "user": "ann", "item": "чай \\"/\\" 茶", "value": 2,
                 "time": "2026-01-01T10:00:00Z", "recommendationId": "r1"}""")
                .statusCode(202)
                .body("stored", equalTo(1))
                .body("duplicates", equalTo(0))
                .body("ids", contains("one"));

        assertThat(row("one")).isEqualTo("buy|ann|чай \"/\" 茶|2.0|1767261600000|r1");
    }

    @Test
    void takesEachIdOnce() throws SQLException {
        post("{'id': 'twice', 'type': 'view', 'user': 'ann', 'item': 'tea'}".replace('\'', '"'))
                .body("stored", equalTo(1));

        post("[{'id': 'twice', 'type': 'buy', 'user': 'bob', 'item': 'jam'}, {'type': 'view', 'user': 'ann', 'item': 'tea'}]"
                        .replace('\'', '"'))
                .statusCode(202)
                .body("stored", equalTo(1))
                .body("duplicates", equalTo(1));
        assertThat(row("twice")).startsWith("view|ann|tea");
    }

    @Test
    void storesNothingOfARequestWithAWrongEvent() throws SQLException {
        post("[{'id': 'good', 'type': 'buy', 'user': 'ann', 'item': 'tea'}, {'id': 'bad', 'type': 'buy', 'user': 'ann'}]"
                        .replace('\'', '"'))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("event 2: item must not be missing"));

        assertThat(row("good")).isEqualTo("nothing");
    }

    @Test
    void limitsTheNumberOfEvents() {
        post("[]").statusCode(400).body("detail", equalTo("a request takes 1 to 1000 events, got 0"));
        post("[" + "{},".repeat(1_000) + "{}]").statusCode(400).body("detail", containsString("got 1001"));
    }

    @Test
    void writesThroughToTheDisk() throws SQLException {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).isEqualTo("2"); // FULL: each commit waits for the disk
    }

    private static ValidatableResponse post(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/events")
                .then();
    }

    private String row(String id) throws SQLException {
        return text(
                "SELECT type || '|' || user_id || '|' || item_id || '|' || ifnull(value, '') || '|' || happened_at || '|'"
                        + " || ifnull(recommendation_id, '') FROM event WHERE id = '" + id + "'");
    }

    private String pragma(String name) throws SQLException {
        return text("PRAGMA " + name);
    }

    private String text(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }
}
