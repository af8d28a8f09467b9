package dev.redstart.common.bundle;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.json.Json;
import dev.redstart.common.json.JsonLines;
import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bundle whose files have all been checked against their manifest. Holds no file open, so it needs no closing; any
 * number of threads may read from it.
 */
public final class BundleReader {
    private final Container container;
    private final Contents contents;
    private final Map<String, BundleFile> files = new HashMap<>();

    BundleReader(Container container, Contents contents) {
        this.container = container;
        this.contents = contents;
        contents.files().forEach(file -> files.put(file.path(), file));
    }

    public Manifest manifest() {
        return contents.manifest();
    }

    /** The folder or zip that is read. */
    public Path path() {
        return container.path();
    }

    /** What the model takes, in Open Inference Protocol terms. */
    public List<TensorMetadata> inputs() {
        return contents.inputs();
    }

    /** What the model gives, in Open Inference Protocol terms. */
    public List<TensorMetadata> outputs() {
        return contents.outputs();
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /** @throws ModelException if there is no such file, or it is not safetensors */
    public Tensors tensors(String path) {
        return read(path, (file, in, where) -> Safetensors.read(in, file.bytes(), where));
    }

    /** @throws ModelException if there is no such file, or it is not a list of different ids */
    public Vocabulary ids(String path) {
        return read(path, (file, in, where) -> Vocabulary.of(JsonLines.readStrings(stream(in), where)));
    }

    /** @throws ModelException if there is no such file, or it is not a JSON object */
    public Map<String, Object> json(String path) {
        return read(path, (file, in, where) -> Json.readObject(stream(in), where));
    }

    /** @throws ModelException if there is no such file, or it has more than 2 GB */
    public byte[] bytes(String path) {
        return read(path, (file, in, where) -> {
            if (file.bytes() > Integer.MAX_VALUE - 8) {
                throw new ModelException(where + " has " + file.bytes() + " bytes, at most 2 GB are read at once");
            }
            return stream(in).readNBytes((int) file.bytes());
        });
    }

    /**
     * The model itself.
     *
     * @throws ModelException if the bundle holds another kind of model, or not what the format needs
     */
    public <M> M model(BundleFormat<M> format) {
        if (!format.kind().equals(manifest().kind())) {
            throw new ModelException(
                    path() + " holds a model of kind '" + manifest().kind() + "', expected '" + format.kind() + "'");
        }
        try {
            return format.read(this);
        } catch (ModelException e) {
            throw String.valueOf(e.getMessage()).startsWith(path().toString())
                    ? e
                    : unreadable(e, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(e, DurableFiles.reason(e));
        } catch (RuntimeException e) {
            // The files are as they were written, so what was written makes no sense; whatever a format stumbles over,
            // the bundle is at fault.
            throw unreadable(e, BundlePath.printable(String.valueOf(e.getMessage())));
        }
    }

    private ModelException unreadable(Exception e, String reason) {
        return new ModelException(path() + " cannot be read as '" + manifest().kind() + "': " + reason, e);
    }

    private <T> T read(String path, Content<T> content) {
        BundleFile file = files.get(path);
        if (file == null) {
            throw new ModelException(path() + " has no file '" + path + "'");
        }
        String where = path() + "/" + path;
        try (ReadableByteChannel in = container.open(path)) {
            return content.read(file, in, where);
        } catch (DataException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ModelException(where + " cannot be read: " + DurableFiles.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new ModelException(where + " is damaged: " + BundlePath.printable(String.valueOf(e.getMessage())), e);
        }
    }

    private static InputStream stream(ReadableByteChannel in) {
        return Channels.newInputStream(in);
    }

    private interface Content<T> {
        T read(BundleFile file, ReadableByteChannel in, String where) throws IOException;
    }
}
