package dev.redstart.common.bundle;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.json.Json;
import dev.redstart.common.json.JsonLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the files of one model. Each is on the disk, with its checksum known, when its method returns. A path is plain
 * names between slashes, {@code baseline/means.safetensors}; writing to the same path again is a mistake.
 */
public final class BundleWriter {
    private final Path folder;
    private final Map<String, BundleFile> files = new LinkedHashMap<>();

    BundleWriter(Path folder) {
        this.folder = folder;
    }

    /** Numbers, as safetensors. */
    public void tensors(String path, Tensors tensors) throws IOException {
        write(path, file -> Safetensors.write(tensors, file));
    }

    /** Ids in their order, as JSON lines. */
    public void ids(String path, Vocabulary ids) throws IOException {
        write(path, file -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
            JsonLines.writeStrings(ids.ids(), out);
            out.flush();
        });
    }

    /** Anything else, as a JSON object; see {@link Json} for what it may hold. */
    public void json(String path, Map<String, ?> object) throws IOException {
        text(path, Json.writePretty(object));
    }

    /** Bytes of a format that has its own reader, such as an ONNX graph. */
    public void bytes(String path, byte[] content) throws IOException {
        write(path, file -> file.write(ByteBuffer.wrap(content)));
    }

    void text(String path, String text) throws IOException {
        write(path, file -> file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** What was written, in the order of writing. */
    List<BundleFile> files() {
        return List.copyOf(files.values());
    }

    private void write(String path, Content content) throws IOException {
        if (files.containsKey(BundlePath.checked(path))) {
            throw new IllegalArgumentException("the bundle has a file '" + path + "' already");
        }
        Path target = folder.resolve(path);
        Files.createDirectories(DurableFiles.folderOf(target));
        try (HashedFile file = new HashedFile(target)) {
            content.writeTo(file);
            files.put(path, file.finish(path));
        }
    }

    private interface Content {
        void writeTo(HashedFile file) throws IOException;
    }
}
