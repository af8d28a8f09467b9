package dev.redstart.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of damage ends as a {@link ModelException} of one line, before a model comes out. */
class DamagedBundleTest {
    private static final WordWeights.Format FORMAT = new WordWeights.Format();

    @TempDir
    Path folder;

    private Path bundle;
    private Path zip;

    @BeforeEach
    void writeBundles() {
        bundle = folder.resolve("words");
        zip = folder.resolve("words.zip");
        Bundle.write(bundle, WordWeights.manifest(), WordWeights.small(), FORMAT);
        Bundle.write(zip, WordWeights.manifest(), WordWeights.small(), FORMAT);
    }

    @Test
    void noticesEveryFlippedByteOfEveryFile() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 << at % 8);
                Files.write(file, damaged);

                assertRefusedNaming(file);
            }
            Files.write(file, whole);
        }
        assertThat(Bundle.read(bundle, FORMAT)).isEqualTo(WordWeights.small());
    }

    @Test
    void noticesFilesThatAreTooShortOrTooLong() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1, whole.length + 1}) {
                Files.write(file, Arrays.copyOf(whole, length));

                assertRefusedNaming(file);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void noticesMissingFiles() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);

            assertThatThrownBy(() -> Bundle.open(bundle))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(file + " is missing");
            Files.write(file, whole);
        }
    }

    @Test
    void noticesFilesThatDoNotBelong() throws IOException {
        Files.writeString(bundle.resolve("weights/Evil.class"), "");

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        bundle + "/weights/Evil.class does not belong to the bundle: its manifest does not list it");

        Files.delete(bundle.resolve("weights/Evil.class"));
        Files.writeString(bundle.resolve(".hidden\nname"), "");

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(bundle + " has a file that no bundle has: '.hidden?name'");
    }

    @Test
    void doesNotFollowLinks() throws IOException {
        Path note = bundle.resolve("note.json");
        Path elsewhere = Files.move(note, folder.resolve("note.json"));
        Files.createSymbolicLink(note, elsewhere);

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(bundle + " has 'note.json', which is a link or device, not a file");

        Files.delete(note);
        Files.move(elsewhere, note);
        Path weights = Files.move(bundle.resolve("weights"), folder.resolve("weights"));
        Files.createSymbolicLink(bundle.resolve("weights"), weights);

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(bundle + " has 'weights', which is a link or device, not a file");
    }

    @Test
    void saysThatABundleIsTooNew() throws IOException {
        Path manifest = bundle.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"formatVersion\": 1", "\"formatVersion\": 2"));

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(manifest
                        + " was written by a newer Redstart: format version 2, this one reads 1; update Redstart");
    }

    @Test
    void refusesManifestsThatMakeNoSense() throws IOException {
        assertManifestRefused(
                "\"formatVersion\": 1", "\"formatVersion\": 0", "has format version 0, which never existed");
        assertManifestRefused("redstart-bundle", "other", "has format 'other', expected 'redstart-bundle'");
        assertManifestRefused("\"seed\": 42", "\"seed\": \"x\"", "is damaged: 'seed' must be a whole number");
        assertManifestRefused(
                "2026-01-02T", "yesterday", "is damaged: Text 'yesterday03:04:05Z' could not be parsed at index 0");
        assertManifestRefused("\"mean\": 0.25", "\"mean\": null", "is damaged: 'mean' must be a number");
        assertManifestRefused("\"note.json\"", "\"../../note.json\"", "is damaged: it lists a file '../../note.json'");
        assertManifestRefused("\"note.json\"", "\"words.jsonl\"", "words.jsonl is missing");
        assertManifestRefused(
                "\"version\": \"1\"", "\"version\": \"\"", "is damaged: the version of a manifest must not be blank");
        assertManifestRefused(
                "\"shape\": [ -1 ]", "\"shape\": [ true ]", "is damaged: 'shape' must be a list of whole numbers");
    }

    /** The manifest's own checksum is made to fit, as an attacker would. */
    private void assertManifestRefused(String part, String replacement, String problem) throws IOException {
        Path manifest = bundle.resolve("manifest.json");
        String whole = Files.readString(manifest);
        byte[] changed = whole.replace(part, replacement).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(changed, StandardCharsets.UTF_8)).isNotEqualTo(whole);
        Files.write(manifest, changed);
        Files.writeString(bundle.resolve("manifest.sha256"), Verification.checksumLine(changed));

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
        Files.writeString(manifest, whole);
    }

    @Test
    void refusesAnOversizedManifestWithoutReadingAllOfIt() throws IOException {
        Path manifest = bundle.resolve("manifest.json");
        Files.write(manifest, new byte[ManifestReader.MAX_BYTES + 5000]);

        assertThatThrownBy(() -> Bundle.open(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(manifest + " is damaged: it has more than 4194304 bytes");
    }

    @Test
    void refusesAZipWhoseContentWasFlipped() throws IOException {
        byte[] whole = Files.readAllBytes(zip);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(zip, damaged);

            Throwable problem =
                    catchThrowable(() -> assertThat(Bundle.read(zip, FORMAT)).isEqualTo(WordWeights.small()));
            if (problem != null) {
                assertThat(problem).as("byte " + at).isInstanceOf(ModelException.class);
                assertThat(problem.getMessage()).startsWith(zip.toString()).doesNotContain("\n");
                refused++;
            }
        }
        // What is left are times and hints of the zip format, about 100 bytes a file, which no reader looks at.
        assertThat(whole.length - refused).isLessThan(100 * 6);
    }

    @Test
    void refusesAZipThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(zip);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(zip, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> Bundle.read(zip, FORMAT))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(zip.toString())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesZipEntriesThatLeaveTheBundle() throws IOException {
        for (String name :
                List.of("../evil", "/etc/evil", "a/../../evil", "..\\evil", "C:\\evil", "./manifest.json", "../")) {
            Map<String, byte[]> entries = entries();
            entries.put(name, new byte[] {1});
            writeZip(entries);

            assertThatThrownBy(() -> Bundle.open(zip))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(zip + " has an entry that no bundle has: '");
        }
    }

    @Test
    void refusesAZipBomb() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("words.jsonl", new byte[32 << 20]);
        writeZip(entries);

        assertThatThrownBy(() -> Bundle.open(zip))
                .isInstanceOf(ModelException.class)
                .hasMessageMatching(".* is not opened: 'words.jsonl' would grow from [0-9]+ to 33554432 bytes");
    }

    @Test
    void refusesMoreFilesThanAnyBundleHas() throws IOException {
        Map<String, byte[]> entries = entries();
        for (int file = 0; file < 1000; file++) {
            entries.put("f" + file, new byte[0]);
            Files.write(bundle.resolve("f" + file), new byte[0]);
        }
        writeZip(entries);

        for (Path target : List.of(zip, bundle)) {
            assertThatThrownBy(() -> Bundle.open(target))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(target + " has more than 1000 files, so it is no bundle");
        }
    }

    @Test
    void takesTheSameContentFromAnotherZipProgram() throws IOException {
        writeZip(entries());

        assertThat(Bundle.read(zip, FORMAT)).isEqualTo(WordWeights.small());
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Path file : files()) {
            entries.put(bundle.relativize(file).toString(), Files.readAllBytes(file));
        }
        return entries;
    }

    private void writeZip(Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream target = new ZipOutputStream(out)) {
            target.putNextEntry(new ZipEntry("weights/"));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                target.putNextEntry(new ZipEntry(entry.getKey()));
                target.write(entry.getValue());
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(bundle)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The manifest's own checksum is blamed on the manifest, which it guards. */
    private void assertRefusedNaming(Path file) {
        String name = file.endsWith("manifest.sha256") ? bundle + "/manifest." : file.toString();
        assertThatThrownBy(() -> Bundle.read(bundle, FORMAT))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(name)
                .hasMessageNotContaining("\n");
    }
}
