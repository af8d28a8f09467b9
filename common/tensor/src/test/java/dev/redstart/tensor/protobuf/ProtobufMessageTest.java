package dev.redstart.tensor.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes in the first tests stand in the <a href="https://protobuf.dev/programming-guides/encoding/">description of the format</a>. */
class ProtobufMessageTest {
    @Test
    void writesWholeNumbersSevenBitsAByte() {
        assertThat(hex(new ProtobufMessage().integer(1, 150))).isEqualTo("08 96 01");
        assertThat(hex(new ProtobufMessage().integer(1, 0))).isEqualTo("08 00");
        assertThat(hex(new ProtobufMessage().integer(1, -2))).isEqualTo("08 fe ff ff ff ff ff ff ff ff 01");
    }

    @Test
    void writesStringsBehindTheirLength() {
        assertThat(hex(new ProtobufMessage().string(2, "testing"))).isEqualTo("12 07 74 65 73 74 69 6e 67");
        assertThat(hex(new ProtobufMessage().string(2, "ü"))).isEqualTo("12 02 c3 bc");
        assertThat(hex(new ProtobufMessage().string(2, ""))).isEqualTo("12 00");
    }

    @Test
    void writesMessagesInMessages() {
        var inner = new ProtobufMessage().integer(1, 150);

        assertThat(hex(new ProtobufMessage().message(3, inner))).isEqualTo("1a 03 08 96 01");
    }

    @Test
    void writesFloatsAndDoublesLowestByteFirst() {
        assertThat(hex(new ProtobufMessage().floating(5, 25.4f))).isEqualTo("2d 33 33 cb 41");
        assertThat(hex(new ProtobufMessage().floating(1, 1.0))).isEqualTo("09 00 00 00 00 00 00 f0 3f");
        assertThat(hex(new ProtobufMessage().packed(6, new double[] {1, -0.0})))
                .isEqualTo("32 10 00 00 00 00 00 00 f0 3f 00 00 00 00 00 00 00 80");
    }

    @Test
    void writesKeysOfMoreThanOneByte() {
        assertThat(hex(new ProtobufMessage().integer(16, 1))).isEqualTo("80 01 01");
        assertThat(hex(new ProtobufMessage().integer((1 << 29) - 1, 1))).isEqualTo("f8 ff ff ff 0f 01");
    }

    @Test
    void keepsTheOrderAndTheLength() throws IOException {
        var message = new ProtobufMessage().integer(2, 1).content(1, ProtobufContent.of(new byte[] {7, 8, 9}));
        var out = new ByteArrayOutputStream();

        message.writeTo(out);

        assertThat(hex(message)).isEqualTo("10 01 0a 03 07 08 09");
        assertThat(out.toByteArray()).isEqualTo(message.toBytes()).hasSize((int) message.length());
    }

    @Test
    void aMessageThatGrowsLeavesAloneThoseThatHoldIt() {
        var inner = new ProtobufMessage().integer(1, 1);
        var outer = new ProtobufMessage().message(1, inner);

        inner.integer(2, 2);

        assertThat(hex(outer)).isEqualTo("0a 02 08 01");
    }

    @Test
    void refusesFieldsThatDoNotExist() {
        assertThatThrownBy(() -> new ProtobufMessage().integer(0, 1)).hasMessage("field must be at least 1, got 0");
    }

    private static String hex(ProtobufMessage message) {
        return HexFormat.ofDelimiter(" ").formatHex(message.toBytes());
    }
}
