package dev.redstart.datasets.image;

import dev.redstart.datasets.text.TextInput;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The checksum of a set of several files: SHA-256 of the list of their own, a line {@code sha256  name} for each in the order of reading, as the
 * command {@code sha256sum} prints it.
 */
final class SetChecksum {
    private final StringBuilder list = new StringBuilder();

    void add(String name, String sha256) {
        list.append(sha256).append("  ").append(name).append('\n');
    }

    String sha256() {
        byte[] bytes = list.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(TextInput.sha256Digest().digest(bytes));
    }
}
