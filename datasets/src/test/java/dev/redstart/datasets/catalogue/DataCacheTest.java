package dev.redstart.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.datasets.catalogue.DataEntry.DataFile;
import dev.redstart.datasets.catalogue.DataEntry.Figures;
import dev.redstart.datasets.text.Columns;
import dev.redstart.datasets.text.TableColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCacheTest {
    @TempDir
    private Path folder;

    private byte[] archive;
    private FileServer server;

    @BeforeEach
    void serveAnArchive() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        archive = zip(
                "set/ratings.dat", "1::1193::5::978300760\n".getBytes(StandardCharsets.UTF_8), "set/sub/noise", noise);
        server = new FileServer(archive);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int at = 0; at < namesAndContents.length; at += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[at]));
                zip.write((byte[]) namesAndContents[at + 1]);
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private DataEntry entry(String address, byte[] expected) {
        return entry(List.of(new DataFile(false, address, expected.length, sha256(expected))));
    }

    private static DataEntry entry(List<DataFile> files) {
        return new DataEntry(
                "set",
                "A set",
                "interactions",
                "CC0-1.0",
                true,
                "-",
                "https://example.org/set",
                new Figures(1, 1, 1, 0, 0),
                files,
                Columns.guessed(),
                TableColumns.guessed());
    }

    private DataEntry entry() {
        return entry(server.address("/data.zip"), archive);
    }

    private Path fetch() {
        return DataCache.at(folder).fetch(entry(), ProgressListener.SILENT);
    }

    private String fetchMessage(DataEntry entry) {
        var exception = org.assertj.core.api.Assertions.catchThrowableOfType(
                DataException.class, () -> DataCache.at(folder).fetch(entry, ProgressListener.SILENT));
        assertThat(exception).isNotNull();
        assertThat(folder.resolve("set")).doesNotExist();
        return exception.getMessage();
    }

    @Test
    void fetchesChecksAndUnpacks() {
        List<Progress> heard = new ArrayList<>();
        var cache = DataCache.at(folder.resolve("made/on/demand"));

        Path set = cache.fetch(entry(), heard::add);

        assertThat(set.resolve("ratings.dat")).hasContent("1::1193::5::978300760");
        assertThat(set.resolve("sub/noise")).hasSize(300_000);
        assertThat(cache.has(entry())).isTrue();
        assertThat(cache.path(entry())).isEqualTo(set);
        assertThat(heard.getLast().done())
                .isEqualTo(archive.length)
                .isEqualTo(heard.getLast().total());
        assertThat(heard.getLast().stage()).isEqualTo("fetch set");
    }

    @Test
    void fetchesAllFilesOfASetAndNoneTwiceAfterAnInterruption() {
        server.content = new byte[] {1, 2, 3};
        var files = Stream.of("/images.gz", "/labels.gz")
                .map(path -> new DataFile(false, server.address(path), 3, sha256(server.content)))
                .toList();
        var damaged = new DataFile(false, server.address("/labels.gz"), 3, sha256(new byte[3]));
        fetchMessage(entry(List.of(files.getFirst(), damaged)));

        Path set = DataCache.at(folder).fetch(entry(files), ProgressListener.SILENT);

        assertThat(set.resolve("images.gz")).hasBinaryContent(server.content);
        assertThat(set.resolve("labels.gz")).hasBinaryContent(server.content);
        assertThat(server.requests).containsExactly("all", "all", "all");
        assertThat(entry(files).bytes()).isEqualTo(6);
    }

    @Test
    void leavesNothingButTheSetBehind() {
        Path set = fetch();

        assertThat(folder)
                .isDirectoryNotContaining(path ->
                        !path.equals(set) && !path.getFileName().toString().endsWith(".lock"));
    }

    @Test
    void fetchesOnlyOnce() {
        fetch();
        fetch();

        assertThat(server.requests).containsExactly("all");
    }

    @Test
    void goesOnWhereTheConnectionBroke() {
        server.breakAfter = 100_000;
        server.breaks = 2;

        fetch();

        assertThat(server.requests).containsExactly("all", "bytes=100000-", "bytes=200000-");
    }

    @Test
    void goesOnWithTheNextFetchWhereTheLastOneGaveUp() {
        failAfter(100_000);

        fetch();

        assertThat(server.requests.getLast()).isEqualTo("bytes=100000-");
    }

    /** A fetch from a server that goes down in the middle and comes back too late. */
    private void failAfter(int bytes) {
        server.breakAfter = bytes;
        server.breaks = 1;
        server.downAfterBreak = true;
        assertThat(fetchMessage(entry())).contains(": stopped after " + bytes + " of " + archive.length + " bytes: ");
        server.status = 200;
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(fetchMessage(entry())).isEqualTo("the fetch was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void startsAgainWhereTheServerKnowsNoRanges() {
        server.knowsRanges = false;
        server.breakAfter = 100_000;
        server.breaks = 1;

        Path set = fetch();

        assertThat(server.requests).containsExactly("all", "bytes=100000-");
        assertThat(set.resolve("sub/noise")).hasSize(300_000);
    }

    @Test
    void startsAgainWhereTheFileHasChangedMeanwhile() {
        byte[] whole = archive;
        server.content = new byte[whole.length];
        failAfter(100_000);
        server.content = whole;
        server.tag = "\"two\"";

        Path set = fetch();

        assertThat(set.resolve("ratings.dat")).exists();
    }

    @Test
    void saysHowFarItCameWhenTheServerStaysAway() {
        server.status = 503;

        assertThat(fetchMessage(entry()))
                .isEqualTo(server.address("/data.zip") + ": stopped after 0 of " + archive.length
                        + " bytes: the server answered 503. Fetch again to go on from there");
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void doesNotRepeatWhatCannotHelp() {
        server.status = 404;

        assertThat(fetchMessage(entry()))
                .isEqualTo(server.address("/data.zip")
                        + ": the server answered 404. The publisher may have moved the file, or a proxy forbids it");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void refusesOtherBytesOfTheSameSize() {
        byte[] other = archive.clone();
        other[5] ^= 1;
        server.content = other;

        assertThat(fetchMessage(entry()))
                .isEqualTo(server.address("/data.zip") + ": the SHA-256 is " + sha256(other) + ", the catalogue says "
                        + sha256(archive)
                        + ". The file was changed or damaged on its way; see https://example.org/set");
        assertThat(folder.resolve(".set.part"))
                .as("so that the next fetch starts afresh")
                .doesNotExist();
    }

    @Test
    void refusesALargerFileBeforeReadingIt() {
        server.content = new byte[archive.length + 1];

        assertThat(fetchMessage(entry()))
                .isEqualTo(server.address("/data.zip") + ": the server offers " + (archive.length + 1)
                        + " bytes, the catalogue says " + archive.length + ". The publisher has changed the file");
    }

    @Test
    void followsRedirectsButNeverToPlainHttpElsewhere() {
        assertThat(DataCache.at(folder.resolve("a"))
                        .fetch(entry(server.address("/moved"), archive), ProgressListener.SILENT))
                .exists();

        assertThat(fetchMessage(entry(server.address("/moved-away"), archive)))
                .isEqualTo("http://example.org/a.zip: data are fetched over https only");
        assertThat(fetchMessage(entry("ftp://127.0.0.1/a.zip", archive)))
                .isEqualTo("ftp://127.0.0.1/a.zip: data are fetched over https only");
        assertThat(fetchMessage(entry("file:/a.zip", archive)))
                .isEqualTo("file:/a.zip: data are fetched over https only");
    }

    @Test
    void saysWhichDirectoryCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DataCache.at(file.resolve("data")).fetch(entry(), ProgressListener.SILENT))
                .withMessageStartingWith("cannot write " + file)
                .withMessageEndingWith(". Choose another directory for data");
    }

    @Test
    void letsOneProcessFetchASetAtATime() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(".set.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(fetchMessage(entry()))
                    .isEqualTo("set is being fetched by another process; wait until it is done");
        }
    }

    @Test
    void unpacksNothingOutsideOfTheFolder() throws IOException {
        byte[] evil = zip("a.txt", new byte[1], "../../evil.txt", new byte[1]);
        server.content = evil;

        assertThat(fetchMessage(entry(server.address("/a.zip"), evil)))
                .isEqualTo("a.zip: '../../evil.txt' would be unpacked outside of its folder");
        assertThat(folder.resolveSibling("evil.txt")).doesNotExist();
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void stopsUnpackingABomb() throws IOException {
        byte[] bomb = zip("zeros", new byte[20_000_000]);
        server.content = bomb;

        assertThat(fetchMessage(entry(server.address("/a.zip"), bomb)))
                .isEqualTo("a.zip: the archive unpacks to more than 50 times its size");
    }

    @Test
    void keepsAFileThatIsNoArchiveAsItIs() {
        Path set = DataCache.at(folder).fetch(entry(server.address("/ratings.csv"), archive), ProgressListener.SILENT);

        assertThat(set.resolve("ratings.csv")).hasBinaryContent(archive);
    }

    @Test
    void refusesAnArchiveThatIsNone() {
        server.content = "no zip".getBytes(StandardCharsets.UTF_8);

        assertThat(fetchMessage(entry(server.address("/a.zip"), server.content)))
                .startsWith("a.zip: this is no zip archive: ");
    }

    @Test
    void copiesABundledSetOutWithItsLicence() {
        var cache = DataCache.at(folder);
        var entry = DataCatalogue.standard().entry("online-retail");

        Path set = cache.path(entry);

        assertThat(cache.has(entry)).isTrue();
        assertThat(set.resolve("online-retail.csv.gz")).hasSize(entry.file().bytes());
        assertThat(set.resolve("NOTICE.txt")).content().contains("CC BY 4.0");
    }

    @Test
    void hasNoPathForASetThatWasNotFetched() {
        var cache = DataCache.at(folder);

        assertThat(cache.has(entry())).isFalse();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> cache.path(entry()))
                .withMessage("set has not been fetched: redstart datasets fetch set");
    }
}
