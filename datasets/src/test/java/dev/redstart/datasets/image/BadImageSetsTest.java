package dev.redstart.datasets.image;

import static dev.redstart.datasets.image.ImageSets.gzip;
import static dev.redstart.datasets.image.ImageSets.idx;
import static dev.redstart.datasets.image.ImageSets.mnist;
import static dev.redstart.datasets.image.ImageSets.png;
import static dev.redstart.datasets.image.ImageSets.write;
import static dev.redstart.datasets.image.ImageSets.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.datasets.text.BadRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadImageSetsTest {
    private static final ImageOptions SKIP = ImageOptions.defaults().withBadRows(BadRows.Policy.SKIP);

    @TempDir
    private Path folder;

    private static String refusal(Object nameOrPath, ImageOptions options) {
        return catchThrowableOfType(DataException.class, () -> ImageLoader.load(nameOrPath.toString(), options))
                .getMessage();
    }

    private static String refusal(Object nameOrPath) {
        return refusal(nameOrPath, ImageOptions.defaults());
    }

    @Test
    void anEmptyFolderOfALabelIsNamed() throws Exception {
        write(folder, "set/cats/1.png", png());
        Files.createDirectories(folder.resolve("set/dogs"));

        var skipped = ImageLoader.load(folder.resolve("set").toString(), SKIP);

        assertThat(refusal(folder.resolve("set"))).isEqualTo("dogs: the folder of this label is empty");
        assertThat(skipped.badRows().first()).containsExactly("dogs: the folder of this label is empty");
        assertThat(skipped.data().labels().ids()).containsExactly("cats");
    }

    @Test
    void filesThatAreNoPicturesAreNamedCountedAndSkippedOnlyWhenAskedTo() {
        write(folder, "set/cats/1.png", png());
        write(folder, "set/cats/2.png", "hello".getBytes(StandardCharsets.UTF_8));
        write(folder, "set/cats/3.png", new byte[0]);
        write(folder, "set/cats/deep/4.png", png());

        var skipped = ImageLoader.load(folder.resolve("set").toString(), SKIP);

        assertThat(refusal(folder.resolve("set")))
                .isEqualTo("cats/2.png: this is no PNG, JPEG, GIF or BMP picture; take it out or convert it");
        assertThat(skipped.data().size()).isEqualTo(1);
        assertThat(skipped.badRows().count()).isEqualTo(3);
        assertThat(skipped.badRows().first())
                .contains("cats/3.png: the file is empty")
                .anyMatch(message ->
                        message.startsWith("cats/deep/4.png: a picture has to lie in the folder of its label"));
    }

    @Test
    void aFolderWithoutPicturesIsNoData() {
        write(folder, "set/readme.txt", new byte[1]);

        assertThat(refusal(folder.resolve("set"), SKIP)).isEqualTo("set: there are no rows");
    }

    @Test
    void aPictureThatDisappearsIsMissedWhenItIsAskedFor() throws Exception {
        Path file = write(folder, "set/cats/1.png", png());
        var images = ImageLoader.load(folder.resolve("set").toString(), SKIP).data();
        Files.delete(file);

        var missing = catchThrowableOfType(DataException.class, () -> ((EncodedPicture) images.picture(0)).bytes());

        assertThat(missing).hasMessageStartingWith("cats/1.png: cannot be read: ");
    }

    @Test
    void anIdxFileIsCheckedAgainstItsHeader() {
        mnist(folder);
        write(folder, "t10k-labels-idx1-ubyte", idx(new int[] {2}, 2, 0));
        assertThat(refusal(folder)).isEqualTo("t10k-images-idx3-ubyte: 1 images, but 2 labels");

        write(folder, "t10k-labels-idx1-ubyte", idx(new int[] {9_000_000}, 2));
        assertThat(refusal(folder)).startsWith("t10k-labels-idx1-ubyte: the file stops before the end that its header");

        write(folder, "t10k-labels-idx1-ubyte", idx(new int[] {1}, 2, 2));
        assertThat(refusal(folder)).isEqualTo("t10k-labels-idx1-ubyte: there are more bytes than the header announces");

        write(folder, "t10k-labels-idx1-ubyte", idx(new int[] {1, 1, 1}, 2));
        assertThat(refusal(folder))
                .isEqualTo("t10k-labels-idx1-ubyte: this is no IDX file of labels: it begins with 00000803, expected"
                        + " 00000801");

        write(folder, "train-images-idx3-ubyte.gz", gzip(idx(new int[] {2, 100_000, 2})));
        assertThat(refusal(folder))
                .isEqualTo("train-images-idx3-ubyte.gz: the header announces images of 2x100000; sides of 1 to 4096 are"
                        + " read");
    }

    @Test
    void anIdxSetNeedsItsLabels() throws Exception {
        mnist(folder);
        Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));

        assertThat(refusal(folder)).endsWith(": there is train-images-idx3-ubyte, but no train-labels-idx1-ubyte");
    }

    @Test
    void aBatchOfCifarHasWholeRows() {
        write(folder, "data_batch_1.bin", new byte[3073 + 5]);

        assertThat(refusal(folder))
                .isEqualTo(
                        "data_batch_1.bin: this is no batch of CIFAR-10: row 1 has 5 bytes and label 0, expected 3073 and"
                                + " 0 to 9");
    }

    @Test
    void anArchiveMayNotClimbOutOfItself() {
        Path archive = write(folder, "evil.zip", zip(png(), "../../cats/1.png"));

        assertThat(refusal(archive)).isEqualTo("evil.zip: '../../cats/1.png' points outside of the archive");
    }

    @Test
    void aBombInAnArchiveIsNotUnpacked() {
        byte[] zeros = new byte[20 << 20];
        System.arraycopy(png(), 0, zeros, 0, png().length);
        Path archive = write(folder, "bomb.zip", zip(zeros, "cats/1.png"));

        assertThat(refusal(archive))
                .isEqualTo("cats/1.png: it unpacks to more than 50 times its size, as only a bomb does");
    }

    @Test
    void aDamagedArchiveIsCalledThat() {
        byte[] whole = zip(png(), "cats/1.png");
        Path archive = write(folder, "cut.zip", Arrays.copyOf(whole, whole.length - 10));

        assertThat(refusal(archive)).startsWith("cut.zip: this is no zip archive, or a damaged one: ");
    }

    @Test
    void aTableMayNotReadElsewhere() {
        write(folder, "secret.png", png());
        Path table = write(folder, "set/table.csv", "path,label\n../secret.png,cat\n".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(table, SKIP)).isEqualTo("table.csv: '../secret.png' lies outside of the table's folder");
    }

    @Test
    void aTableNamesThePathsThatAreNotThere() {
        write(folder, "1.png", png());
        Path table = write(folder, "table.csv", "path,label\n1.png,cat\n2.png,dog\n".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(table)).isEqualTo("2.png: cannot be read: there is no such file");
        assertThat(ImageLoader.load(table.toString(), SKIP).badRows().first())
                .containsExactly("2.png: cannot be read: there is no such file");
    }

    @Test
    void namesWhatThereIsWhenANameIsUnknown() {
        assertThat(refusal("imagenet"))
                .isEqualTo(
                        "there is no file or folder 'imagenet', and no data set of that name; there are fashion-mnist,"
                                + " fashion-mnist-small");
        assertThat(refusal("fashion-mnist"))
                .isEqualTo("fashion-mnist has to be fetched first: redstart datasets fetch fashion-mnist");
        assertThat(refusal("sms-spam")).startsWith("sms-spam holds texts, expected images; of those there are ");
        assertThat(refusal("shapes-gray:3"))
                .isEqualTo("shapes-gray: the number of pictures behind the colon must be 5 to 1000000, got '3'");
    }

    @Test
    void aNegativeHeaderIsNoSize() {
        mnist(folder);
        write(
                folder,
                "t10k-labels-idx1-ubyte",
                ByteBuffer.allocate(8).putInt(0x801).putInt(-1).array());

        assertThat(refusal(folder))
                .isEqualTo("t10k-labels-idx1-ubyte: the header announces -1 rows; 1 to 10000000 are read");
    }
}
