package dev.redstart.app.server.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.redstart.app.server.TemporaryHome;
import dev.redstart.app.server.TinyModels;
import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.PngWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class ImagesResourceTest {
    private static final byte[] NOON = PngWriter.bytes(TinyModels.sky(210, 5));
    private static final byte[] MIDNIGHT = PngWriter.bytes(TinyModels.sky(30, 9));

    private static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/images/" + path)
                .then();
    }

    private static ValidatableResponse upload(String path, byte[] file) {
        return given().multiPart("image", "a.png", file, "image/png")
                .post("/api/v1/images/" + path)
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sky", "sky@1", "sky-network"})
    void classifiesAnUpload(String model) {
        upload(model + "/classify", NOON)
                .statusCode(200)
                .body("model", equalTo(model.replace("@1", "")))
                .body("version", equalTo(1))
                .body("label", equalTo("day"))
                .body("probability", greaterThan(0.5f))
                .body("labels.label", contains("day", "night"))
                .body("answers", nullValue());
    }

    @Test
    void classifiesSeveralUploads() {
        given().multiPart("image", "noon.png", NOON, "image/png")
                .multiPart("image", "midnight.png", MIDNIGHT, "application/octet-stream")
                .post("/api/v1/images/sky/classify")
                .then()
                .statusCode(200)
                .body("answers.file", contains("noon.png", "midnight.png"))
                .body("answers.label", contains("day", "night"))
                .body("label", nullValue());
    }

    @Test
    void classifiesBase64() {
        post("sky/classify", Map.of("image", base64(NOON))).statusCode(200).body("label", equalTo("day"));
        post("sky/classify", Map.of("images", new String[] {base64(MIDNIGHT), base64(NOON)}))
                .statusCode(200)
                .body("answers.file", contains("image 1", "image 2"))
                .body("answers.label", contains("night", "day"));
        post("sky/classify", Map.of("images", new String[0])).statusCode(200).body("answers", empty());
    }

    @Test
    void takesPicturesOfAnySizeAndColour() {
        byte[] white = new byte[300 * 20 * Pixels.RGB];
        Arrays.fill(white, (byte) 220);

        upload("sky-network/classify", PngWriter.bytes(new Pixels(300, 20, Pixels.RGB, white)))
                .statusCode(200)
                .body("label", equalTo("day"));
        upload("sky-network/classify", PngWriter.bytes(new Pixels(1, 1, Pixels.GRAY, new byte[] {20})))
                .statusCode(200)
                .body("label", equalTo("night"));
    }

    @Test
    void refusesWhatIsNoPicture() {
        byte[] text = "buy milk".getBytes(StandardCharsets.UTF_8);

        upload("sky/classify", text)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("a.png: this is a text, not a picture, whatever its name says"));
        upload("sky/classify", new byte[0]).statusCode(400).body("detail", startsWith("a.png: "));
        upload("sky/explain", Arrays.copyOf(NOON, NOON.length - 20))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("a.png: "));
        upload("skies/similar", vast(NOON))
                .statusCode(400)
                .body("detail", startsWith("a.png: a picture of 30000x30000 pixels; at most 50000000"));
        post("sky/classify", Map.of("images", new String[] {base64(NOON), base64(text)}))
                .statusCode(400)
                .body("detail", startsWith("image 2: this is a text"));
    }

    /** A header that announces 30,000 x 30,000 pixels. */
    private static byte[] vast(byte[] png) {
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 30_000).putInt(20, 30_000);
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());
        return bomb;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sky/classify  | {}                                | image is missing; send a file as form field 'image', or JSON",
                "sky/classify  | {\"image\": \"a\", \"images\": []} | either image or images must be given, not both",
                "sky/classify  | {\"images\": [null]}              | images must not have null in it",
                "sky/classify  | {\"image\": \"/etc/passwd\"}      | image: this is no PNG, JPEG, GIF or BMP picture",
                "sky/classify  | {\"image\": \"http://a.b/c.png\"} | image must be a file in base64: Illegal base64 character 3a",
                "sky/classify  | {\"url\": \"http://a.b/c.png\"}   | 'url' is not known; known are [image, images]",
                "sky/classify  | {\"image\": {}}                   | 'image' is of the wrong kind",
                "sky/classify  | null                              | the body must be a JSON object",
                "sky/explain   | {\"method\": \"guess\"}           | method must be one of grad-cam, integrated-gradients, occlusion, lime",
                "sky/explain   | {}                                | image is missing",
                "skies/similar | {\"count\": 0}                    | count must be between 1 and 10000, got 0",
                "skies/similar | {\"count\": 1.5}                  | 'count' cannot be '1.5'"
            })
    void refusesAWrongQuestionByName(String call, String body, String detail) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/images/" + call)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        startsWith(
                                detail.startsWith("'")
                                        ? "the body is not the JSON that is expected here: " + detail
                                        : detail))
                .body("detail", not(containsString("dev.redstart")));
    }

    @Test
    void refusesAFormWithoutAFile() {
        given().multiPart("picture", "a.png", NOON, "image/png")
                .post("/api/v1/images/sky/classify")
                .then()
                .statusCode(400)
                .body("detail", startsWith("image is missing"));
        given().contentType(ContentType.TEXT)
                .body("{}")
                .post("/api/v1/images/sky/classify")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", equalTo("the body must be multipart/form-data or application/json"));
    }

    @Test
    void refusesModelsOfAnotherKind() {
        upload("loans/classify", NOON)
                .statusCode(400)
                .body("detail", equalTo("model 'loans' is a table classifier; this needs an image classifier"));
        upload("sky/similar", NOON)
                .statusCode(400)
                .body("detail", equalTo("model 'sky' is an image classifier; this needs a picture index"));
        upload("skyy/classify", NOON).statusCode(404).body("detail", containsString("there is no model 'skyy'"));
    }

    @ParameterizedTest
    @CsvSource({
        "sky, integrated-gradients",
        "sky, occlusion",
        "sky, lime",
        "sky-network, grad-cam",
        "sky-network, integrated-gradients"
    })
    void drawsWhatSpeaksForALabel(String model, String method) {
        byte[] png = given().multiPart("image", "a.png", NOON, "image/png")
                .multiPart("method", method)
                .post("/api/v1/images/" + model + "/explain")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();

        Pixels overlay = ImageDecoder.standard().decode(png, "overlay");
        assertThat(overlay.width()).isEqualTo(224);
        assertThat(overlay.channels()).isEqualTo(Pixels.RGB);
    }

    @Test
    void explainsAsJsonWhereThatIsPreferred() {
        String overlay = given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("image", base64(NOON), "label", "night"))
                .post("/api/v1/images/sky-network/explain")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("label", equalTo("night"))
                .body("method", equalTo("grad-cam"))
                .extract()
                .path("overlay");

        assertThat(ImageDecoder.standard()
                        .decode(Base64.getDecoder().decode(overlay), "overlay")
                        .height())
                .isEqualTo(224);
        given().accept("text/csv")
                .multiPart("image", "a.png", NOON, "image/png")
                .post("/api/v1/images/sky/explain")
                .then()
                .statusCode(406)
                .body("detail", equalTo("answers are application/json, explanations also image/png"));
    }

    @Test
    void saysWhatIsWrongAlsoToThoseWhoWantAPicture() {
        given().accept("image/png")
                .multiPart("image", "a.png", NOON, "image/png")
                .multiPart("label", "dusk")
                .post("/api/v1/images/sky/explain")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("the model has no label 'dusk', it knows day, night"));
    }

    @Test
    void findsPicturesThatLookAlike() {
        given().multiPart("image", "a.png", MIDNIGHT, "image/png")
                .multiPart("count", "2")
                .post("/api/v1/images/skies/similar")
                .then()
                .statusCode(200)
                .body("model", equalTo("skies"))
                .body("items.size()", equalTo(2));
        post("skies/similar", Map.of("image", base64(NOON)))
                .statusCode(200)
                .body("items.item", hasItems("row 0", "row 1", "row 2", "row 3"));
    }

    @Test
    void takesLongerBodiesThanOtherCallsButNotEndlessOnes() throws IOException {
        String path = "/api/v1/images/sky/classify";

        given().contentType(ContentType.JSON)
                .body("{\"image\": \"" + "A".repeat(2_000_000) + "\"}")
                .post(path)
                .then()
                .statusCode(400)
                .body("detail", startsWith("image: "));
        assertThat(answerToHead("POST " + path + " HTTP/1.1", "Content-Length: 12582913"))
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json", "the body must be at most 12582912 bytes");
    }

    /** What comes back before a body was sent. */
    private static String answerToHead(String request, String header) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = request + "\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void documentsTheCalls() {
        Map<String, ?> post = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths.'/api/v1/images/{model}/classify'.post");

        assertThat(post.toString()).contains("multipart/form-data", "application/json", "binary");
    }
}
