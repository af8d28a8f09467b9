package dev.redstart.datasets.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.datasets.TableLoader;
import dev.redstart.datasets.TableOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTableTest {
    @TempDir
    private Path folder;

    private Path file(String name, String header, byte[] numbers) throws IOException {
        return file(name, 1, header, numbers);
    }

    private Path file(String name, int version, String header, byte[] numbers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        var length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.write((version == 1 ? length.putShort((short) header.length()) : length.putInt(header.length())).array());
        bytes.write(header.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(numbers);
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static String header(String type, boolean fortran, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape
                + ", }     \n";
    }

    /** 1 to 6 in some type. */
    private static byte[] oneToSix(String type) {
        var bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        for (int number = 1; number <= 6; number++) {
            switch (type) {
                case "<f8" -> bytes.putDouble(number);
                case "<f4" -> bytes.putFloat(number);
                case "<i8" -> bytes.putLong(number);
                case "<i4" -> bytes.putInt(number);
                default -> bytes.put((byte) number);
            }
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static float[][] numbers(Table table) {
        float[][] numbers = new float[table.size()][table.columns().size()];
        for (int row = 0; row < numbers.length; row++) {
            for (int column = 0; column < numbers[row].length; column++) {
                numbers[row][column] = table.number(row, column);
            }
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"<f8, 1", "<f4, 2", "<i8, 3", "<i4, 1", "|u1, 2"})
    void readsRowsInCsOrder(String type, int version) throws IOException {
        Path file = file("x.npy", version, header(type, false, "(2, 3)"), oneToSix(type));

        assertThat(numbers(NpyTable.read(file))).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
    }

    @Test
    void readsRowsInFortransOrder() throws IOException {
        Path file = file("x.npy", header("<f4", true, "(2, 3)"), oneToSix("<f4"));

        assertThat(numbers(NpyTable.read(file))).isDeepEqualTo(new float[][] {{1, 3, 5}, {2, 4, 6}});
    }

    @Test
    void oneDimensionIsOneColumn() throws IOException {
        Path file = file("x.npy", header("|b1", false, "(3,)"), new byte[] {0, 1, 1});

        assertThat(numbers(NpyTable.read(file))).isDeepEqualTo(new float[][] {{0}, {1}, {1}});
    }

    /** Made by {@code numpy.save(f, numpy.array([[1.5, -2], [3, 4]], dtype='<f4'))}, NumPy 2.4.6. */
    @Test
    void readsWhatNumpyWrites() throws IOException {
        byte[] saved = Base64.getDecoder()
                .decode("k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLC"
                        + "B9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAA"
                        + "wAAAQEAAAIBA");
        Path file = Files.write(folder.resolve("x.npy"), saved);

        assertThat(numbers(NpyTable.read(file))).isDeepEqualTo(new float[][] {{1.5f, -2}, {3, 4}});
    }

    @Test
    void labelsComeFromAFileOfTheirOwn() throws IOException {
        Path features = file("features.npy", header("<f4", false, "(3, 2)"), oneToSix("<f4"));
        Path labels = file(
                "labels.npy",
                header("<i8", false, "(3,)"),
                ByteBuffer.allocate(24)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(7)
                        .putLong(-1)
                        .putLong(7)
                        .array());

        var table = TableLoader.load(
                        features.toString(), TableOptions.defaults().withLabels(labels.toString()))
                .data();

        assertThat(table.labels().ids()).containsExactly("-1", "7");
        assertThat(table.label(0)).isEqualTo(1);
        assertThat(table.columns()).hasSize(2);
        assertThat(table.source().name()).isEqualTo("features.npy");
        assertThat(table.source().sha256()).hasSize(64);
    }

    @Test
    void wholeFloatsAreTheSameLabelsAsWholeNumbers() throws IOException {
        Path features = file("x.npy", header("<i4", false, "(2,)"), new byte[8]);
        Path labels = file("y.npy", header("<f4", false, "(2,)"), floats(3, 0.5f));

        assertThat(NpyTable.read(features, labels).labels().ids()).containsExactly("0.5", "3");
    }

    private static byte[] floats(float... values) {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void nanIsAnEmptyCell() throws IOException {
        Path file = file("x.npy", header("<f4", false, "(2,)"), floats(1, Float.NaN));

        assertThat(NpyTable.read(file).value(1, 0)).isNull();
    }

    private static void assertMessage(Path features, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> NpyTable.read(features))
                .withMessage(message);
    }

    @Test
    void refusesAShapeThatTheFileDoesNotHold() throws IOException {
        assertMessage(
                file("huge.npy", header("<f8", false, "(999999999999, 999999999999)"), new byte[16]),
                "huge.npy: an array of shape [999999999999, 999999999999] needs 9223372036854775807 bytes, but the file has"
                        + " 16. Was the copy cut off?");
        assertMessage(
                file("cut.npy", header("<f8", false, "(3,)"), new byte[20]),
                "cut.npy: an array of shape [3] needs 24 bytes, but the file has 20. Was the copy cut off?");
        assertMessage(
                file("empty.npy", header("<f8", false, "(0, 5)"), new byte[0]),
                "empty.npy: an array of shape [0, 5] has no rows");
        assertMessage(
                file("deep.npy", header("<f4", false, "(1, 1, 1)"), new byte[4]),
                "deep.npy: an array of 3 dimensions is no table, expected 1 or 2. Reshape it:"
                        + " array.reshape(len(array), -1)");
    }

    @Test
    void refusesABrokenHeader() throws IOException {
        String broken =
                "bad.npy: the header of the .npy file is broken, or it holds records or objects. Save a plain array with numpy.save";
        assertMessage(file("bad.npy", "{'descr': '<f4'", new byte[4]), broken);
        assertMessage(file("bad.npy", header("<f4", false, "(99999999999999999999,)"), new byte[4]), broken);
        assertMessage(file("bad.npy", header("<f4", false, "(1 2)"), new byte[4]), broken);
        assertMessage(
                Files.writeString(folder.resolve("text.npy"), "age,default\n1,2\n"),
                "text.npy: this is no .npy file; save the array with numpy.save");
        assertMessage(
                Files.write(folder.resolve("short.npy"), new byte[] {(byte) 0x93, 'N', 'U'}),
                "short.npy: cannot be read: it ends early. Was the copy cut off?");
        assertMessage(
                file("new.npy", 4, header("<f4", false, "(1,)"), new byte[4]),
                "new.npy: .npy version 4 is not known, expected 1 to 3");
        assertMessage(
                Files.write(
                        folder.resolve("long.npy"),
                        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 0x7f}),
                "long.npy: the header of the .npy file is broken: it claims to be longer than 64 KiB");
    }

    @Test
    void refusesNumbersThatItCannotKeep() throws IOException {
        assertMessage(
                file("x.npy", header("<f4", false, "(1, 2)"), floats(1, Float.POSITIVE_INFINITY)),
                "x.npy: row 0, column 1 is Infinity; numbers must be finite");
        byte[] large = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(1e300)
                .array();
        assertMessage(
                file("x.npy", header("<f8", false, "(1,)"), large),
                "x.npy: row 0, column 0 is 1.0E300, too large for a 32-bit float");
        assertMessage(
                file("x.npy", header("<c8", false, "(1,)"), new byte[8]),
                "x.npy: the numbers are of type '<c8', expected one of <f4, <f8, <i4, <i8, |u1, |b1. Convert them:"
                        + " array.astype('<f4')");
    }

    @Test
    void refusesLabelsThatDoNotFit() throws IOException {
        Path features = file("x.npy", header("<f4", false, "(2,)"), floats(1, 2));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> NpyTable.read(features, file("y.npy", header("|u1", false, "(3,)"), new byte[3])))
                .withMessage("x.npy: there are 2 rows, but 3 labels");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> NpyTable.read(features, file("y.npy", header("|u1", false, "(2, 2)"), new byte[4])))
                .withMessage("y.npy: an array of shape [2, 2] is no list of labels, expected one number a row");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        NpyTable.read(features, file("y.npy", header("<f4", false, "(2,)"), floats(1, Float.NaN))))
                .withMessage("y.npy: the label of row 1 is NaN");
    }
}
