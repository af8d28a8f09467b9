package dev.redstart.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.model.ModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
    /**
     * Made by the safetensors package for Python, 0.8.0: see {@link #readsAFileOfTheReferenceImplementation} for what
     * is in it.
     */
    private static final String REFERENCE = """
            IAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJtYWRlX2J5Ijoic2FmZXRlbnNvcnMgMC44LjAifSwic3RhcnRzIjp7ImR0eXBlIjoi
            STY0Iiwic2hhcGUiOlszXSwiZGF0YV9vZmZzZXRzIjpbMCwyNF19LCJ1c2VycyI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwz
            XSwiZGF0YV9vZmZzZXRzIjpbMjQsNDhdfSwibm9uZSI6eyJkdHlwZSI6IkkzMiIsInNoYXBlIjpbMCw0XSwiZGF0YV9vZmZzZXRz
            IjpbNDgsNDhdfSwib25lIjp7ImR0eXBlIjoiSTMyIiwic2hhcGUiOltdLCJkYXRhX29mZnNldHMiOls0OCw1Ml19fSAgICAAAAAA
            AAAAAAIAAAAAAAAAAAAAAAABAAAAAAA/AACAvwAAAEAAAFBAbxKDOgAAgH/5////
            """;

    @Test
    void readsAFileOfTheReferenceImplementation() throws IOException {
        Tensors tensors = read(Base64.getMimeDecoder().decode(REFERENCE));

        assertThat(tensors.floats("users", 2, 3)).containsExactly(0.5f, -1, 2, 3.25f, 1e-3f, Float.POSITIVE_INFINITY);
        assertThat(tensors.longs("starts", 3)).containsExactly(0, 2, 1L << 40);
        assertThat(tensors.ints("one")).containsExactly(-7);
        assertThat(tensors.shape("one")).isEmpty();
        assertThat(tensors.ints("none", 0, 4)).isEmpty();
    }

    @Test
    void writesWhatTheFormatSays() throws IOException {
        byte[] bytes = written(Tensors.builder()
                .ints("beta", new int[] {-7})
                .longs("a", new long[] {1, 2}, 2, 1)
                .build());

        String header = "{\"a\":{\"dtype\":\"I64\",\"shape\":[2,1],\"data_offsets\":[0,16]},"
                + "\"beta\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[16,20]}}     ";
        ByteBuffer expected = ByteBuffer.allocate(8 + header.length() + 20).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
        expected.putLong(1).putLong(2).putInt(-7);
        assertThat(header.length() % 8).isZero();
        assertThat(bytes).isEqualTo(expected.array());
    }

    /** 65,536 floats and 32,768 longs fill the block through which the numbers go. */
    @Test
    void keepsArraysAroundTheBlockSize() throws IOException {
        for (int length : new int[] {0, 1, 2, 3, 32_767, 32_768, 32_769, 65_535, 65_536, 65_537, 131_072, 200_001}) {
            float[] floats = new float[length];
            int[] ints = new int[length];
            long[] longs = new long[length];
            for (int at = 0; at < length; at++) {
                floats[at] = at + 0.5f;
                ints[at] = -at;
                longs[at] = at * 0x123456789L;
            }

            Tensors back = read(written(Tensors.builder()
                    .floats("f", floats)
                    .ints("i", ints)
                    .longs("l", longs)
                    .build()));

            assertThat(Arrays.equals(back.floats("f", length), floats)).isTrue();
            assertThat(Arrays.equals(back.ints("i", length), ints)).isTrue();
            assertThat(Arrays.equals(back.longs("l", length), longs)).isTrue();
        }
    }

    @Test
    void keepsEveryBitOfAFloat() throws IOException {
        float[] odd = {
            -0f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.intBitsToFloat(0x7f800001)
        };

        float[] back =
                read(written(Tensors.builder().floats("odd", odd).build())).floats("odd");

        for (int at = 0; at < odd.length; at++) {
            assertThat(Float.floatToRawIntBits(back[at])).isEqualTo(Float.floatToRawIntBits(odd[at]));
        }
    }

    @Property(tries = 200)
    void readsWhatItWrote(@ForAll("matrices") float[][] matrices, @ForAll("names") String name) throws IOException {
        Tensors.Builder builder = Tensors.builder();
        for (int at = 0; at < matrices.length; at++) {
            builder.floats(name + at, matrices[at], matrices[at].length, 1);
            builder.ints("i" + name + at, new int[at], at);
        }

        Tensors back = read(written(builder.build()));

        for (int at = 0; at < matrices.length; at++) {
            assertThat(back.floats(name + at, -1, 1)).isEqualTo(matrices[at]);
            assertThat(back.ints("i" + name + at, at)).hasSize(at);
        }
    }

    @Provide
    Arbitrary<float[][]> matrices() {
        return Arbitraries.floats()
                .array(float[].class)
                .ofMaxSize(40)
                .array(float[][].class)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange(' ', '\ud7ff').ofMaxLength(10);
    }

    @Test
    void refusesHeadersThatContradictTheData() {
        assertRefused("[1]", 0, "its header is not JSON");
        assertRefused(" {}", 0, "its header is not JSON");
        assertRefused("{\"a\":1}", 0, "tensor 'a' needs dtype, shape and data_offsets");
        assertRefused(tensor("a", "F64", "[1]", 0, 8), 8, "tensor 'a' has type 'F64', expected F32, I32 or I64");
        assertRefused(tensor("a", "F32", "[2]", 0, 4), 4, "does not fit its data_offsets [0, 4]");
        assertRefused(tensor("a", "F32", "[-1]", 0, 4), 4, "needs whole numbers as shape");
        assertRefused(tensor("a", "F32", "[1.5]", 0, 4), 4, "needs whole numbers as shape");
        assertRefused(tensor("a", "F32", "[1,1,1,1,1,1,1,1,1]", 0, 4), 4, "needs whole numbers as shape");
        assertRefused(tensor("a", "F32", "[4294967296,4294967296]", 0, 0), 0, "is too large");
        assertRefused(tensor("a", "F32", "[65536,65536]", 0, 17179869184L), 4, "is too large");
        assertRefused(tensor("a", "F32", "[1]", 4, 8), 8, "starts at byte 4 of the data, expected 0");
        assertRefused(tensor("a", "F32", "[1]", 8, 4), 8, "does not fit its data_offsets");
        assertRefused(tensor("a", "F32", "[1]", 0, 4), 8, "its tensors take 4 bytes, but it has 8");
        assertRefused(tensor("a", "F32", "[2]", 0, 8), 4, "its tensors take 8 bytes, but it has 4");
        assertRefused("{}", 4, "its tensors take 0 bytes, but it has 4");
    }

    @Test
    void refusesTensorsThatOverlapOrLeaveAGap() {
        String first = tensor("a", "F32", "[2]", 0, 8);
        String overlapping = first.substring(0, first.length() - 1) + ","
                + tensor("b", "F32", "[2]", 4, 12).substring(1);
        String apart = first.substring(0, first.length() - 1) + ","
                + tensor("b", "F32", "[1]", 12, 16).substring(1);

        assertRefused(overlapping, 12, "tensor 'b' starts at byte 4 of the data, expected 8");
        assertRefused(apart, 16, "tensor 'b' starts at byte 12 of the data, expected 8");
    }

    @Test
    void refusesANameThatStandsThereTwice() {
        String first = tensor("a", "F32", "[1]", 0, 4);

        assertRefused(
                first.substring(0, first.length() - 1) + "," + first.substring(1), 4, "key 'a' stands there twice");
    }

    @Test
    void refusesHeaderLengthsThatCannotBe() {
        for (long length :
                new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 3, 1L << 32, SafetensorsHeader.MAX_BYTES + 1L}) {
            byte[] bytes = ByteBuffer.allocate(10)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();

            assertThatThrownBy(() -> read(bytes))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("w.safetensors is damaged: a header of " + length + " bytes does not fit into 10");
        }
        assertThatThrownBy(() -> read(new byte[7]))
                .isInstanceOf(ModelException.class)
                .hasMessage("w.safetensors is damaged: it has 7 bytes, too few for safetensors");
    }

    @Test
    void noticesThatAFileBecameShorterMeanwhile() throws IOException {
        byte[] whole = written(Tensors.builder().floats("a", new float[100]).build());
        byte[] half = Arrays.copyOf(whole, whole.length - 1);

        assertThatThrownBy(
                        () -> Safetensors.read(Channels.newChannel(new ByteArrayInputStream(half)), whole.length, "w"))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void handsOutOnlyTheTypeAndShapeThatWereAskedFor() {
        Tensors tensors = Tensors.builder().floats("a", new float[6], 2, 3).build();

        assertThat(tensors.floats("a", -1, 3)).hasSize(6);
        assertThat(tensors.has("b")).isFalse();
        assertThatThrownBy(() -> tensors.floats("a", 3, 2))
                .isInstanceOf(ModelException.class)
                .hasMessage("tensor 'a' has shape [2, 3], expected [3, 2]");
        assertThatThrownBy(() -> tensors.floats("a", 6)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> tensors.ints("a"))
                .isInstanceOf(ModelException.class)
                .hasMessage("tensor 'a' holds F32, expected I32");
        assertThatThrownBy(() -> tensors.floats("b"))
                .isInstanceOf(ModelException.class)
                .hasMessage("there is no tensor 'b' among [a]");
    }

    @Test
    void takesAllThatAnotherHolds() {
        var few = Tensors.builder().ints("a", new int[] {1, 2}).build();

        var more = Tensors.builder().all(few).floats("b", new float[] {3}).build();

        assertThat(more.ints("a", 2)).containsExactly(1, 2);
        assertThat(more.floats("b", 1)).containsExactly(3);
        assertThatThrownBy(() -> Tensors.builder().all(few).all(few))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two tensors 'a'");
    }

    @Test
    void takesOnlyArraysThatFitTheirShape() {
        assertThatThrownBy(() -> Tensors.builder().floats("a", new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 'a' of shape [2, 3] needs 6 numbers, got 5");
        assertThatThrownBy(() -> Tensors.builder().ints("a", new int[0], -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a dimension must not be negative, got [-1]");
        assertThatThrownBy(() -> Tensors.builder().ints("a", new int[1]).floats("a", new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two tensors 'a'");
    }

    private static String tensor(String name, String type, String shape, long start, long end) {
        return "{\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + start + ","
                + end + "]}}";
    }

    private static void assertRefused(String header, int dataBytes, String problem) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);

        assertThatThrownBy(() -> read(file.array()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("w.safetensors")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    private static byte[] written(Tensors tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(tensors, Channels.newChannel(out));
        return out.toByteArray();
    }

    private static Tensors read(byte[] bytes) throws IOException {
        return Safetensors.read(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length, "w.safetensors");
    }
}
