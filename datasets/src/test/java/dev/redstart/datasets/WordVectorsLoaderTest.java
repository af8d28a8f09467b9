package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.vector.Vectors;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.datasets.text.QuantisedVectors;
import dev.redstart.datasets.text.WordVectorsReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordVectorsLoaderTest {
    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private String file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("words.vec"), bytes).toString();
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tea 0.5 -1e-05\ncafé 2 3\n",
                "2 2\ntea 0.5 -1e-05 \ncafé 2 3 \n",
                "tea\t0.5\t-1e-05\r\ncafé\t2\t3",
            })
    void readsGloveAndFastText(String text) throws IOException {
        WordVectors vectors = WordVectorsLoader.load(file(text));

        assertThat(vectors.words().ids()).containsExactly("tea", "café");
        assertThat(vectors.vector("tea")).containsExactly(0.5f, -1e-05f);
        assertThat(vectors.vector("café")).containsExactly(2, 3);
        assertThat(vectors.source().name()).isEqualTo("words.vec");
        assertThat(vectors.source().sha256()).hasSize(64);
    }

    @Test
    void readsGzip() throws IOException {
        byte[] packed = gzipped("tea 1 2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(WordVectorsLoader.load(file(packed)).vector("tea")).containsExactly(1, 2);
    }

    @Test
    void takesSpacesInAWordAndTheFirstOfTwoVectors() throws IOException {
        WordVectors vectors = WordVectorsLoader.load(file("tea 1 2\nat name@domain.com 3 4\n. . . 5 6\ntea 7 8\n"));

        assertThat(vectors.words().ids()).containsExactly("tea", "at name@domain.com", ". . .");
        assertThat(vectors.vector("tea")).containsExactly(1, 2);
        assertThat(vectors.vector(". . .")).containsExactly(5, 6);
    }

    @Test
    void readsTheFirstWordsAndDoesNotLookAtTheRest() throws IOException {
        WordVectors vectors = WordVectorsLoader.load(file("3 2\ntea 1 2\njam 3 4\nale wrong\n"), 2);

        assertThat(vectors.words().ids()).containsExactly("tea", "jam");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectorsLoader.load("glove", 0))
                .withMessage("maxWords must be at least 1, got 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tea 1 2~jam 3~|words.vec:2: 1 numbers, expected 2. Is the line cut off?",
                "tea 1 2~jam 3 4 5~|words.vec:2: 3 numbers, expected 2. Have two lines run together?",
                "tea 1 2~jam 3 nan~|words.vec:2: value 'nan' is not a finite number",
                "tea 1 2~jam 3 1e99~|words.vec:2: value '1e99' is not a finite number",
                "tea 1 2~jam 3 four~|words.vec:2: value 'four' is not a number",
                "tea 1 2~' 3 4~'|words.vec:2: the line begins with a space, expected a word",
                "5 2~tea 1 2~|words.vec:1: it says that there are 5 words, but there is 1. Was the download or copy cut off? Get the file again",
                "5 2~|words.vec: there are no rows",
                "tea~|words.vec:1: a word and its numbers were expected, separated by spaces, got 'tea'",
                "2 20000~|words.vec:1: 20000 dimensions, expected at most 10000",
            })
    void saysWhichLineIsWrong(String text, String message) throws IOException {
        String file = file(text.replace("'", "").replace('~', '\n'));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WordVectorsLoader.load(file))
                .withMessage(message);
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws IOException {
        String latin = file("tea 1 2\ncaf\u00e9 3 4\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WordVectorsLoader.load(latin))
                .withMessage(
                        "words.vec:2: column 1 is not UTF-8. Is the text Latin-1? Convert it: iconv -f LATIN1 -t UTF-8");
    }

    @Test
    void refusesOtherData() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WordVectorsLoader.load("sms-spam"))
                .withMessage("sms-spam holds texts, expected word vectors; of those there are glove");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WordVectorsLoader.load("nothing.vec"))
                .withMessage("there is no file or folder 'nothing.vec', and no data set of that name; there are glove");
    }

    @Test
    void bundlesWordsWhoseNeighboursHaveLikeMeaning() {
        WordVectors glove = WordVectorsLoader.load("glove");

        assertThat(glove.size()).isEqualTo(40_000);
        assertThat(glove.dimensions()).isEqualTo(100);
        assertThat(glove.source().licence()).isEqualTo("PDDL-1.0");
        assertThat(cosine(glove, "queen", "king")).isGreaterThan(cosine(glove, "queen", "spoon") + 0.4f);
        assertThat(cosine(glove, "planet", "space")).isGreaterThan(cosine(glove, "planet", "butter") + 0.2f);
    }

    private static float cosine(WordVectors vectors, String one, String other) {
        return Vectors.cosine(vectors.vector(one), vectors.vector(other));
    }

    @Test
    void readsWhatWasQuantised() throws IOException {
        WordVectors.Builder builder = WordVectors.builder(3);
        builder.add("tea", new float[] {1.27f, -0.5f, 0.004f});
        builder.add("nothing", new float[3]);
        builder.add("café", new float[] {1e-3f, -1e-3f, 0});
        WordVectors vectors = builder.build(Source.inMemory("kitchen"));
        Path file = folder.resolve("kitchen.int8.gz");

        QuantisedVectors.write(vectors, file);
        WordVectors read = WordVectorsLoader.load(file.toString());

        assertThat(read.words().ids()).containsExactly("tea", "nothing", "café");
        assertThat(read.vector("tea")).containsExactly(new float[] {1.27f, -0.5f, 0}, within(0.005f));
        assertThat(read.vector("nothing")).containsExactly(0, 0, 0);
        assertThat(read.vector("café")).containsExactly(new float[] {1e-3f, -1e-3f, 0}, within(1e-9f));
        assertThat(WordVectorsLoader.load(file.toString(), 1).words().ids()).containsExactly("tea");
    }

    @Test
    void refusesDamagedQuantisedVectors() throws IOException {
        byte[] good = unpacked(resource());
        byte[] short1 = Arrays.copyOf(good, good.length - 1);
        byte[] scale = good.clone();
        scale[good.length - 40_000 * 100 - 1] = (byte) 0x7f;
        scale[good.length - 40_000 * 100 - 2] = (byte) 0x80;
        byte[] word = good.clone();
        word[new String(good, 0, 100, StandardCharsets.US_ASCII).indexOf('\n') + 4] = ' ';

        assertDamaged(short1, "they stop before their end");
        assertDamaged(scale, "the scale of word 40000 is NaN");
        assertDamaged(word, "the words are not 40000 different ones");
        assertDamaged(
                "redstart-int8-vectors 1 x\n".getBytes(StandardCharsets.US_ASCII),
                "the first line is 'redstart-int8-vectors 1 x'");
    }

    private void assertDamaged(byte[] bytes, String why) throws IOException {
        String file = file(bytes);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WordVectorsLoader.load(file))
                .withMessage("words.vec: the word vectors are damaged: " + why + ". Get the file again");
    }

    @Test
    void refusesMoreThanMemoryShouldHold() throws IOException {
        String file = file("redstart-int8-vectors 99999999 300 10\n");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WordVectorsLoader.load(file))
                .withMessage("words.vec: there are more than 268435456 floats. Read the first 894784 words or fewer");
    }

    /** Makes the bundled file again, and compares it. */
    @Test
    void bundlesWhatQuantisingThePublishedVectorsGives() throws IOException {
        Path published = SharedData.folder("glove-100d-50k");
        WordVectors original = published(published, 40_000);
        Path made = folder.resolve("glove.int8.gz");

        QuantisedVectors.write(original, made);

        // Unpacked, since another zlib packs otherwise.
        assertThat(unpacked(Files.readAllBytes(made))).isEqualTo(unpacked(resource()));
        WordVectors read = WordVectorsReader.allWords().read(made);
        double sum = 0;
        for (String word : original.words().ids()) {
            float cosine = Vectors.cosine(original.vector(word), read.vector(word));
            assertThat(cosine).as(word).isGreaterThan(0.9999f);
            sum += cosine;
        }
        assertThat(sum / original.size()).isGreaterThan(0.99997);
    }

    private static WordVectors published(Path folder, int count) throws IOException {
        List<String> words = Files.readAllLines(folder.resolve("words.txt"));
        FloatBuffer floats = ByteBuffer.wrap(unpacked(Files.readAllBytes(folder.resolve("vectors.f32.gz"))))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        WordVectors.Builder vectors = WordVectors.builder(100);
        float[] vector = new float[100];
        for (String word : words.subList(0, count)) {
            floats.get(vector);
            vectors.add(word, vector);
        }
        return vectors.build(Source.inMemory("glove"));
    }

    private static byte[] resource() throws IOException {
        try (InputStream in = WordVectorsLoader.class.getResourceAsStream("glove.int8.gz")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
