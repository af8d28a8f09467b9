package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.app.server.TinyModels;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.json.Json;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.vision.classify.NetworkImageClassifier;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.PngWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked about pictures. */
class ImageAnswersTest {
    @TempDir
    private static Path home;

    private static Cli cli;
    private static Path pictures;

    @BeforeAll
    static void publishSkies() throws IOException {
        cli = new Cli(home);
        TinyModels.publishImages(home, "sky");
        TinyModels.publishImageNetwork(home, "network");
        pictures = Files.createDirectories(home.resolve("pictures"));
        Files.createDirectories(pictures.resolve(".thumbnails"));
        picture("noon.png", TinyModels.sky(210, 5));
        picture("midnight.png", TinyModels.sky(30, 9));
        picture(".thumbnails/noon.png", TinyModels.sky(210, 5));
        cli.run("similar", "index", "sky", "--data", pictures.toString(), "--name", "skies");
    }

    private static Path picture(String name, Pixels pixels) throws IOException {
        return write(name, PngWriter.bytes(pixels));
    }

    private static Path write(String name, byte[] bytes) throws IOException {
        return Files.write(pictures.resolve(name), bytes);
    }

    private static String file(String name) {
        return pictures.resolve(name).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sky", "network"})
    void classifiesOnePicture(String model) {
        var program = cli.run("classify", "image", model, file("noon.png"), "--json");
        var person = cli.run("classify", "image", model, file("noon.png"));

        assertThat(program.json())
                .containsOnlyKeys("file", "label", "probability", "labels")
                .containsEntry("label", "day");
        assertThat(program.list("labels"))
                .extracting(label -> label.get("label"))
                .containsExactly("day", "night");
        assertThat(person.out()).containsPattern("^ *\\d+\\.\\d\\d %  day\n *\\d+\\.\\d\\d %  night\n$");
    }

    @Test
    void classifiesAFolderWithoutItsHiddenFiles() {
        var program = cli.run("classify", "image", "sky", pictures.toString(), "--json");
        var person = cli.run("classify", "image", "sky", pictures.toString());

        assertThat(program.list("answers"))
                .extracting(answer -> answer.get("file"), answer -> answer.get("label"))
                .containsExactly(tuple(file("midnight.png"), "night"), tuple(file("noon.png"), "day"));
        assertThat(person.out())
                .containsPattern("night +[01]\\.\\d{4}  .*midnight.png\nday +[01]\\.\\d{4}  .*noon.png\n");
    }

    @Test
    void takesPicturesOfAnySizeAndColour() throws IOException {
        byte[] white = new byte[300 * 20 * Pixels.RGB];
        Arrays.fill(white, (byte) 220);
        Path wide = Files.write(home.resolve("wide.png"), PngWriter.bytes(new Pixels(300, 20, Pixels.RGB, white)));
        Path dot =
                Files.write(home.resolve("dot.png"), PngWriter.bytes(new Pixels(1, 1, Pixels.GRAY, new byte[] {20})));

        var outcome = cli.run("classify", "image", "network", wide.toString(), dot.toString(), "--json");

        assertThat(outcome.list("answers"))
                .extracting(answer -> answer.get("label"))
                .containsExactly("day", "night");
    }

    @Test
    void saysWhichFileIsNoPicture() throws IOException {
        Path folder = Files.createDirectories(home.resolve("bad"));
        byte[] good = PngWriter.bytes(TinyModels.sky(210, 5));
        Files.write(folder.resolve("good.png"), good);
        Files.writeString(folder.resolve("note.png"), "buy milk");
        Files.write(folder.resolve("torn.png"), Arrays.copyOf(good, good.length - 20));
        Files.write(folder.resolve("vast.png"), ofSides(good, 30_000));

        var strict = cli.run("classify", "image", "sky", folder.toString());
        var patient = cli.run("classify", "image", "sky", folder.toString(), "--skip-bad-rows", "--json");

        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err())
                .endsWith("note.png: this is a text, not a picture, whatever its name says\n")
                .hasLineCount(1);
        assertThat(patient.code()).isZero();
        assertThat(patient.list("answers"))
                .extracting(answer -> answer.get("label"))
                .containsExactly("day");
        assertThat(patient.err())
                .contains("note.png: this is a text", "torn.png: ", "vast.png: a picture of 30000x30000 pixels")
                .endsWith("3 bad files skipped of 4\n")
                .hasLineCount(4);
    }

    /** The header of a PNG with other sides: 16 bytes in, behind which its check sum is no longer right. */
    private static byte[] ofSides(byte[] png, int side) {
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, side).putInt(20, side);
        var sum = new CRC32();
        sum.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());
        return bomb;
    }

    @ParameterizedTest
    @CsvSource({
        "sky, integrated-gradients",
        "sky, occlusion",
        "sky, lime",
        "network, grad-cam",
        "network, integrated-gradients",
        "network, occlusion"
    })
    void drawsWhatSpeaksForALabel(String model, String method) throws IOException {
        Path heat = home.resolve("heat.png");

        var outcome = cli.run(
                "explain", "image", model, file("noon.png"), "--output", heat.toString(), "--method", method, "--json");

        assertThat(outcome.json())
                .containsOnlyKeys("label", "probability", "method", "output")
                .containsEntry("label", "day")
                .containsEntry("method", method);
        Pixels overlay = ImageDecoder.standard().decode(Files.readAllBytes(heat), "heat.png");
        assertThat(overlay.width()).isEqualTo(224);
        assertThat(overlay.channels()).isEqualTo(Pixels.RGB);
    }

    @Test
    void explainsAnotherLabelByTheUsualMethod() {
        String heat = home.resolve("night.png").toString();

        var network = cli.run(
                "explain", "image", "network", file("noon.png"), "--label", "night", "--output", heat, "--json");
        var linear = cli.run("explain", "image", "sky", file("noon.png"), "--output", heat);

        assertThat(network.json()).containsEntry("label", "night").containsEntry("method", "grad-cam");
        assertThat((double) network.json().get("probability")).isLessThan(0.5);
        assertThat(linear.out()).matches("day [01]\\.\\d{4}: .*night.png shows why, by integrated-gradients\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--output heat.png --method guess | 2 | --method must be one of grad-cam, integrated-gradients, occlusion, lime, got 'guess'",
                "--output no/heat.png             | 2 | --output must be a file in a folder that exists, got 'no/heat.png'",
                "--method lime                    | 2 | missing required option: '--output=PNG'",
                "--output heat.png --method grad-cam | 1 | grad-cam explains networks that were trained here",
                "--output heat.png --label dusk   | 1 | the model has no label 'dusk', it knows day, night"
            })
    void refusesAWrongExplanationByName(String options, int code, String message) {
        var words = new ArrayList<>(List.of("explain", "image", "sky", file("noon.png")));
        words.addAll(List.of(options.split(" ")));

        var outcome = cli.run(words.toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).startsWith("redstart: " + message).hasLineCount(1);
    }

    @Test
    void neverWritesOverThePicture() {
        var outcome = cli.run("explain", "image", "sky", file("noon.png"), "--output", file("noon.png"));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("redstart: --output must be another file than the picture");
    }

    @Test
    void findsPicturesThatLookAlike() {
        var program = cli.run("similar", "skies", "--image", file("noon.png"), "--json");
        var person = cli.run("similar", "skies", "--image", file("noon.png"), "--count", "1");

        assertThat(program.json()).containsOnlyKeys("model", "version", "image", "items");
        assertThat(program.list("items"))
                .extracting(item -> item.get("item"))
                .containsExactly("noon.png", "midnight.png");
        assertThat((double) program.list("items").getFirst().get("score")).isCloseTo(1, within(1e-5));
        assertThat(person.out()).contains("noon.png").doesNotContain("midnight.png");
    }

    @Test
    void showsAnIndexAmongTheModels() {
        assertThat(cli.run("models", "show", "skies").out())
                .contains("picture index", "classifier sky@1", "pictures, 2 rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "similar skies                          | 2 | say what to compare with: --item or --image (",
                "similar skies --image a.png --item tea | 2 | say what to compare with: --item or --image, not both (",
                "similar                                | 2 | name a model, or the command 'index' (",
                "similar sky --image a.png              | 1 | model 'sky' is an image classifier; 'redstart similar index sky",
                "similar skies --item tea               | 1 | model 'skies' is a picture index; this needs a recommender",
                "similar skies --image a.png            | 1 | there is no file a.png",
                "similar index sky --data x --name index | 2 | an index cannot be called 'index'",
                "classify image skies a.png             | 1 | model 'skies' is a picture index; this needs an image classifier",
                "classify text sky hello                | 1 | model 'sky' is an image classifier; this needs a text classifier"
            })
    void refusesAWrongQuestionByName(String words, int code, String message) {
        var outcome = cli.run(words.split(" "));

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).startsWith("redstart: " + message).hasLineCount(1);
    }

    @Test
    void servesAGraphFromElsewhere() throws IOException {
        ModelVersion published = TinyModels.registry(home).resolve("network");
        var network = (NetworkImageClassifier) ModelKind.imageClassifier(published);
        Path graph = Files.write(home.resolve("model.onnx"), OnnxWriter.bytes(network.network()));
        Path labels = cli.write("labels.txt", "bright\ndark\n");
        Path preprocessing = cli.write(
                "preprocessing.json", Json.write(network.preprocessing().toJson()));

        var imported = cli.run(
                "models",
                "import",
                "foreign",
                "--onnx",
                graph.toString(),
                "--labels",
                labels.toString(),
                "--preprocessing",
                preprocessing.toString(),
                "--answer",
                "probabilities",
                "--json");

        assertThat(imported.json()).containsEntry("labels", List.of("bright", "dark"));
        assertThat(cli.run("classify", "image", "foreign", file("noon.png"), "--json")
                        .json())
                .containsEntry("label", "bright");
        assertThat(cli.run("models", "show", "foreign").out()).contains("image classifier", "onnx", "model.onnx");
    }

    @Test
    void refusesAGraphThatDoesNotFit() {
        Path graph = cli.write("no.onnx", "no graph");
        Path labels = cli.write("two.txt", "a\nb\n");
        Path preprocessing = cli.write("half.json", "{\"width\": 8}");

        var outcome = cli.run(
                "models",
                "import",
                "x",
                "--onnx",
                graph.toString(),
                "--labels",
                labels.toString(),
                "--preprocessing",
                preprocessing.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("redstart: half.json: 'height' must be a whole number, got null\n");
    }
}
