package dev.redstart.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final WordWeights.Format FORMAT = new WordWeights.Format();

    @TempDir
    Path folder;

    @Test
    void readsWhatItWroteFromADirectoryAndFromAZip() {
        WordWeights model = WordWeights.ofSize(1000);

        for (String name : List.of("words", "words-1.zip")) {
            Bundle.write(folder.resolve(name), WordWeights.manifest(), model, FORMAT);

            assertThat(Bundle.read(folder.resolve(name), FORMAT)).isEqualTo(model);
        }
        assertThat(folder.resolve("words")).isDirectory();
        assertThat(folder.resolve("words-1.zip")).isRegularFile();
        assertThat(names(folder)).containsExactly("words", "words-1.zip");
    }

    @Test
    void keepsTheManifest() {
        Path target = folder.resolve("words");
        Bundle.write(target, WordWeights.manifest(), WordWeights.small(), FORMAT);

        Manifest back = Bundle.open(target).manifest();

        Manifest written = WordWeights.manifest();
        assertThat(back.createdAt()).isEqualTo(written.createdAt());
        assertThat(back.metrics()).isEqualTo(written.metrics());
        assertThat(back.baselineMetrics()).isEqualTo(written.baselineMetrics());
        assertThat(back.split()).isEqualTo("time:0.8");
        assertThat(back.provenance().source()).isEqualTo(written.provenance().source());
        assertThat(back.provenance().software()).isEqualTo(written.provenance().software());
        assertThat(back.provenance().settings().toString())
                .isEqualTo("{factors=64, regularisation=0.25, similarity=cosine, biased=true}");
        assertThat(Bundle.manifest(target)).isEqualTo(back);
    }

    @Test
    void writesAManifestThatPeopleAndOtherProgramsCanRead() throws IOException {
        Path target = folder.resolve("words");
        Bundle.write(target, WordWeights.manifest(), WordWeights.small(), FORMAT);

        String text = Files.readString(target.resolve("manifest.json"));

        assertThat(text).startsWith("""
                        {
                          "format": "redstart-bundle",
                          "formatVersion": 1,
                          "kind": "word-weights",
                          "name": "words",
                          "version": "1",
                          "createdAt": "2026-01-02T03:04:05Z",
                          "software": {
                            "java": "25",
                            "redstart": "0.1"
                          },
                          "algorithm": "counting",
                          "settings": {
                            "factors": 64,
                            "regularisation": 0.25,
                            "similarity": "cosine",
                            "biased": true
                          },
                          "seed": 42,
                          "data": {
                            "name": "words",
                            "licence": "CC-BY-4.0",
                        """);
        Map<String, Object> json = Json.readObject(text, "manifest.json");
        assertThat(json.keySet())
                .containsExactly(
                        "format",
                        "formatVersion",
                        "kind",
                        "name",
                        "version",
                        "createdAt",
                        "software",
                        "algorithm",
                        "settings",
                        "seed",
                        "data",
                        "split",
                        "metrics",
                        "baselineMetrics",
                        "inputs",
                        "outputs",
                        "files");
        assertThat(json.get("metrics")).isEqualTo(Map.of("ndcg@10", Map.of("mean", 0.25, "low", 0.24, "high", 0.26)));
        assertThat(json.get("inputs"))
                .isEqualTo(List.of(Map.of("name", "word", "datatype", "BYTES", "shape", List.of(-1L))));
        assertThat(((List<?>) json.get("files")).getFirst().toString())
                .startsWith("{path=words.jsonl, bytes=32, sha256=");
    }

    @Test
    void writesAModelCard() throws IOException {
        Path target = folder.resolve("words");
        Bundle.write(target, WordWeights.manifest(), WordWeights.small(), FORMAT);

        assertThat(Files.readString(target.resolve("card.md")))
                .startsWith("# words, version 1\n\nA model of kind `word-weights`, trained by `counting`")
                .contains(
                        "| licence | CC-BY-4.0 |",
                        "| ndcg@10 | 0.2500 (0.2400 to 0.2600) | 0.1250 |",
                        "| factors | 64 |",
                        "| rows | 3 |");
    }

    @Test
    void keepsSettingsThatJsonHasNoNumberFor() {
        Provenance odd = new Provenance(
                "counting", Map.of("limit", Double.POSITIVE_INFINITY), 1, Source.inMemory("a|b\nc"), 1, Map.of());
        Manifest manifest = new Manifest("word-weights", "words", "1", Instant.EPOCH, odd, null, Map.of(), Map.of());

        Bundle.write(folder.resolve("words"), manifest, WordWeights.small(), FORMAT);

        Provenance back = Bundle.manifest(folder.resolve("words")).provenance();
        assertThat(back.settings()).isEqualTo(Map.of("limit", "Infinity"));
        assertThat(back.source()).isEqualTo(odd.source());
    }

    @Test
    void writesEqualBytesForEqualModels() throws IOException {
        Bundle.write(folder.resolve("a.zip"), WordWeights.manifest(), WordWeights.small(), FORMAT);
        Bundle.write(folder.resolve("b.zip"), WordWeights.manifest(), WordWeights.small(), FORMAT);

        assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
    }

    @Property(tries = 12)
    void keepsAnyIds(@ForAll @NotEmpty @Size(max = 30) @UniqueElements List<String> ids) throws IOException {
        Path temporary = Files.createTempDirectory("ids");
        WordWeights model = new WordWeights(Vocabulary.of(ids), new float[ids.size()], "any");

        Bundle.write(temporary.resolve("words.zip"), WordWeights.manifest(), model, FORMAT);

        assertThat(Bundle.read(temporary.resolve("words.zip"), FORMAT)).isEqualTo(model);
        DurableFiles.deleteTree(temporary);
    }

    @Test
    void neverOverwrites() {
        Path target = folder.resolve("words");
        Bundle.write(target, WordWeights.manifest(), WordWeights.small(), FORMAT);

        assertThatThrownBy(() -> Bundle.write(target, WordWeights.manifest(), WordWeights.ofSize(7), FORMAT))
                .isInstanceOf(ModelException.class)
                .hasMessage("cannot write " + target + ": it exists already, and a bundle is never overwritten");
        assertThat(Bundle.read(target, FORMAT)).isEqualTo(WordWeights.small());
    }

    @Test
    void leavesNothingBehindWhenAFormatFails() {
        WordWeights.Format failing = new WordWeights.Format() {
            @Override
            public void write(WordWeights model, BundleWriter out) throws IOException {
                super.write(model, out);
                throw new IOException("No space left on device");
            }
        };
        Path target = folder.resolve("new").resolve("words");

        assertThatThrownBy(() -> Bundle.write(target, WordWeights.manifest(), WordWeights.small(), failing))
                .isInstanceOf(ModelException.class)
                .hasMessage("cannot write " + target.getParent() + ": No space left on device");
        assertThat(names(folder.resolve("new"))).isEmpty();
    }

    @Test
    void refusesFileNamesThatWouldLeaveTheBundle() {
        for (String path : List.of("../x", "/x", "a//b", "a/../b", ".hidden", "a\\b", "C:x", "", "a/", "x\n")) {
            WordWeights.Format escaping = new WordWeights.Format() {
                @Override
                public void write(WordWeights model, BundleWriter out) throws IOException {
                    out.json(path, Map.of());
                }
            };

            assertThatThrownBy(() -> Bundle.write(
                            folder.resolve("words"), WordWeights.manifest(), WordWeights.small(), escaping))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("path of a bundle file must be names of letters");
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void refusesAModelOfAnotherKind() {
        Path target = folder.resolve("words");
        Bundle.write(target, WordWeights.manifest(), WordWeights.small(), FORMAT);
        WordWeights.Format other = new WordWeights.Format() {
            @Override
            public String kind() {
                return "als";
            }
        };

        assertThatThrownBy(() -> Bundle.read(target, other))
                .isInstanceOf(ModelException.class)
                .hasMessage(target + " holds a model of kind 'word-weights', expected 'als'");
    }

    @Test
    void turnsWhateverAFormatStumblesOverIntoOneLine() {
        Path target = folder.resolve("words");
        Bundle.write(target, WordWeights.manifest(), WordWeights.small(), FORMAT);
        WordWeights.Format stumbling = new WordWeights.Format() {
            @Override
            public WordWeights read(BundleReader in) {
                throw new ArrayIndexOutOfBoundsException("Index 7 out of bounds\nfor length 3");
            }
        };

        assertThatThrownBy(() -> Bundle.read(target, stumbling))
                .isInstanceOf(ModelException.class)
                .hasMessage(target + " cannot be read as 'word-weights': Index 7 out of bounds?for length 3");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Bundle.open(folder.resolve("none")))
                .isInstanceOf(ModelException.class)
                .hasMessage(folder.resolve("none") + " does not exist; a bundle is a directory or a .zip file");
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessage(folder + "/manifest.json is missing");
    }

    @Test
    void deletesTheLeftOversOfProcessesThatWereKilledLongAgo() throws IOException {
        Path killed = folder.resolve(".redstart-0.tmp");
        Files.createDirectories(killed.resolve("bundle"));
        Files.writeString(killed.resolve("lock"), "");
        Path young = Files.createDirectory(folder.resolve(".redstart-1.tmp"));
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));

        Bundle.write(folder.resolve("words"), WordWeights.manifest(), WordWeights.small(), FORMAT);

        assertThat(killed).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void leavesAloneWhatThisProcessIsWriting() throws IOException {
        try (BundleDraft draft = BundleDraft.write(folder, WordWeights.small(), FORMAT)) {
            for (String staging : names(folder)) {
                Files.setLastModifiedTime(folder.resolve(staging), FileTime.from(Instant.EPOCH));
            }
            Bundle.write(folder.resolve("other"), WordWeights.manifest(), WordWeights.ofSize(5), FORMAT);

            draft.moveTo(folder.resolve("words"), WordWeights.manifest());
        }

        assertThat(Bundle.read(folder.resolve("words"), FORMAT)).isEqualTo(WordWeights.small());
        assertThat(names(folder)).containsExactly("other", "words");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
