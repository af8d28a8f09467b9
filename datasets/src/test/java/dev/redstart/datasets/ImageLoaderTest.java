package dev.redstart.datasets;

import static dev.redstart.datasets.image.ImageSets.mnist;
import static dev.redstart.datasets.image.ImageSets.png;
import static dev.redstart.datasets.image.ImageSets.write;
import static dev.redstart.datasets.image.ImageSets.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.datasets.image.ReadImages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLoaderTest {
    @TempDir
    private Path folder;

    private static ReadImages load(Object nameOrPath) {
        return ImageLoader.load(nameOrPath.toString(), ImageOptions.defaults());
    }

    private static String[] labels(Images images) {
        return IntStream.range(0, images.size())
                .mapToObj(row -> images.labels().id(images.label(row)))
                .toArray(String[]::new);
    }

    private static String[] names(Images images) {
        return IntStream.range(0, images.size())
                .mapToObj(row -> ((EncodedPicture) images.picture(row)).name())
                .toArray(String[]::new);
    }

    @Test
    void readsTheFourFilesOfMnistWithTheirSplit() {
        mnist(folder);

        var read = load(folder);

        var split = read.givenSplit().orElseThrow();
        assertThat(labels(read.data())).containsExactly("1", "0", "2");
        assertThat(read.data().labels().ids()).containsExactly("0", "1", "2");
        assertThat(split.train().size()).isEqualTo(2);
        assertThat(split.train().picture(1)).isEqualTo(new Pixels(2, 1, 1, new byte[] {30, 40}));
        assertThat(split.test().picture(0)).isEqualTo(new Pixels(2, 1, 1, new byte[] {50, 60}));
        assertThat(labels(read.unseen())).containsExactly("2");
        assertThat(read.data().source().sha256()).hasSize(64);
    }

    @Test
    void namesNumberedLabelsWhereTheNamesStandBeside() {
        mnist(folder);
        write(folder, "labels.txt", "shirt\nbag\ncoat\n".getBytes(StandardCharsets.UTF_8));

        var images = load(folder).data();

        assertThat(images.labels().ids()).containsExactly("shirt", "bag", "coat");
        assertThat(labels(images)).containsExactly("bag", "shirt", "coat");
    }

    @Test
    void readsTheCutOfFashionMnistThatComesWithRedstart() {
        var read = load("fashion-mnist-small");

        var split = read.givenSplit().orElseThrow();
        assertThat(split.train().rowsOfLabel()).hasSize(10).containsOnly(600);
        assertThat(split.test().rowsOfLabel()).hasSize(10).containsOnly(100);
        assertThat(read.data().labels().ids())
                .containsExactly(
                        "t-shirt/top",
                        "trouser",
                        "pullover",
                        "dress",
                        "coat",
                        "sandal",
                        "shirt",
                        "sneaker",
                        "bag",
                        "ankle boot");
        assertThat(read.data().source().licence()).isEqualTo("MIT");
    }

    @Test
    void findsTheCutInTheFullSetInItsOrder() {
        var full = load(SharedData.folder("fashion-mnist"));

        var small = load("fashion-mnist-small").data();

        assertThat(full.givenSplit().orElseThrow().test().size()).isEqualTo(10_000);
        int at = 0;
        for (int row = 0; row < small.size(); row++) {
            while (!full.data().picture(at).equals(small.picture(row))) {
                at++;
            }
            assertThat(full.data().label(at)).isEqualTo(small.label(row));
        }
    }

    /** A row is its label, then all red, all green, all blue values. */
    @Test
    void readsTheBinaryFilesOfCifar10() {
        byte[] row = new byte[3073];
        row[0] = 3;
        row[1 + 1024] = 5;
        write(
                folder,
                "data_batch_1.bin",
                ByteBuffer.allocate(2 * 3073).put(row).put(row).array());
        write(folder, "test_batch.bin", row);
        write(folder, "batches.meta.txt", "plane\ncar\nbird\ncat\n\n".getBytes(StandardCharsets.UTF_8));

        var read = load(folder);

        var first = (Pixels) read.data().picture(0);
        assertThat(first).hasToString("32x32 RGB");
        assertThat(first.value(0, 0, 1)).isEqualTo(5);
        assertThat(labels(read.data())).containsExactly("cat", "cat", "cat");
        assertThat(read.givenSplit().orElseThrow().train().size()).isEqualTo(2);
    }

    @Test
    void readsAFolderForEachLabelAndNoFileBeforeItIsNeeded() {
        write(folder, "photos/dogs/1.png", png());
        write(folder, "photos/cats/b.jpg", png());
        write(folder, "photos/cats/a.png", png());
        write(folder, "photos/cats/.hidden", new byte[1]);
        write(folder, "photos/readme.txt", new byte[1]);

        var images = load(folder.resolve("photos")).data();
        byte[] changed = {'B', 'M', 9};
        write(folder, "photos/dogs/1.png", changed);

        assertThat(names(images)).containsExactly("cats/a.png", "cats/b.jpg", "dogs/1.png");
        assertThat(labels(images)).containsExactly("cats", "cats", "dogs");
        assertThat(((EncodedPicture) images.picture(2)).bytes()).isEqualTo(changed);
    }

    @Test
    void takesFoldersOfTrainingAndTestForAGivenSplit() {
        for (String name : new String[] {"train/cats/1.png", "train/dogs/2.png", "test/dogs/3.png"}) {
            write(folder, name, png());
        }

        var split = load(folder).givenSplit().orElseThrow();

        assertThat(names(split.train())).containsExactly("train/cats/1.png", "train/dogs/2.png");
        assertThat(names(split.test())).containsExactly("test/dogs/3.png");
        assertThat(labels(split.test())).containsExactly("dogs");
    }

    @Test
    void readsAZipOfFoldersWithoutUnpackingIt() {
        Path archive = write(
                folder, "pets.zip", zip(png(), "pets/", "pets/dogs/1.png", "pets/cats/1.png", "__MACOSX/pets/._1.png"));

        var images = load(archive).data();

        assertThat(names(images)).containsExactly("pets/cats/1.png", "pets/dogs/1.png");
        assertThat(labels(images)).containsExactly("cats", "dogs");
        assertThat(((EncodedPicture) images.picture(0)).bytes()).isEqualTo(png());
    }

    @Test
    void readsATableOfPaths() {
        write(folder, "images/1.png", png());
        write(folder, "images/two words.png", png());
        Path table = write(
                folder,
                "table.csv",
                "path,label\nimages/1.png,cat\nimages/two words.png,dog\n".getBytes(StandardCharsets.UTF_8));

        var images = load(table).data();

        assertThat(names(images)).containsExactly("images/1.png", "images/two words.png");
        assertThat(labels(images)).containsExactly("cat", "dog");
    }

    @Test
    void drawsShapesOfAllKinds() {
        var images = load("shapes-rgb:50").data();

        assertThat(images.labels().ids()).containsExactly("checks", "circle", "square", "stripes", "triangle");
        assertThat(images.rowsOfLabel()).containsOnly(10);
        assertThat(bytes(images, 7))
                .isEqualTo(bytes(load("shapes-rgb").data(), 7))
                .isNotEqualTo(bytes(images, 12));
        // 54 bytes of header, then blue, green and red alike.
        byte[] gray = bytes(load("shapes-gray").data(), 0);
        assertThat(Arrays.copyOfRange(gray, 54, 57)).containsOnly(gray[54]);
    }

    private static byte[] bytes(Images images, int row) {
        return ((EncodedPicture) images.picture(row)).bytes();
    }

    @Test
    void hasAChecksumThatChangesWithNamesAndBytes() {
        write(folder, "a/cats/1.png", png());
        write(folder, "b/cats/1.png", new byte[] {'B', 'M'});
        write(folder, "c/cats/2.png", png());

        assertThat(load(folder.resolve("a")).data().source().sha256())
                .isEqualTo(load(folder.resolve("a")).data().source().sha256())
                .isNotEqualTo(load(folder.resolve("b")).data().source().sha256())
                .isNotEqualTo(load(folder.resolve("c")).data().source().sha256());
    }
}
