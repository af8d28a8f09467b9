package dev.redstart.nlp.search;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json} in the folder of an index. */
final class IndexManifest {
    private static final String FILE = "manifest.json";
    private static final String FORMAT = "redstart-search";
    private static final long FORMAT_VERSION = 1;
    private static final int MAX_BYTES = 1 << 20;

    private IndexManifest() {}

    static void write(IndexDescription index, Path folder) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("formatVersion", FORMAT_VERSION);
        json.put("version", index.version());
        json.put("createdAt", index.createdAt().toString());
        json.put("data", data(index.source()));
        json.put("documents", index.documents());
        json.put("tokenizer", index.tokenizer());
        json.put("vectors", index.vectors() == null ? null : vectors(index.vectors()));
        DurableFiles.replace(folder.resolve(FILE), Json.writePretty(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> data(Source source) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", source.name());
        json.put("licence", source.licence());
        json.put("sha256", source.sha256());
        return json;
    }

    private static Map<String, Object> vectors(IndexDescription.Vectors vectors) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", vectors.name());
        json.put("dimensions", vectors.dimensions());
        json.put("fingerprint", vectors.fingerprint());
        return json;
    }

    static IndexDescription read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.size(file) > MAX_BYTES) {
            throw new ModelException(file + " is damaged: it is larger than " + MAX_BYTES + " bytes");
        }
        try {
            Map<String, Object> json = Json.readObject(Files.readString(file), file.toString());
            checkFormat(json, file);
            return description(json);
        } catch (DataException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new ModelException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void checkFormat(Map<String, Object> json, Path file) {
        if (!FORMAT.equals(json.get("format"))) {
            throw new ModelException(file + " is not the manifest of a search index");
        }
        long version = required(json, "formatVersion", Long.class);
        if (version != FORMAT_VERSION) {
            throw new ModelException(file + " has format version " + version + ", this Redstart reads " + FORMAT_VERSION
                    + "; index the documents again");
        }
    }

    private static IndexDescription description(Map<String, Object> json) {
        return new IndexDescription(
                Math.toIntExact(required(json, "version", Long.class)),
                Instant.parse(required(json, "createdAt", String.class)),
                source(required(json, "data", Map.class)),
                Math.toIntExact(required(json, "documents", Long.class)),
                required(json, "tokenizer", String.class),
                json.get("vectors") == null ? null : vectors(required(json, "vectors", Map.class)));
    }

    private static Source source(Map<?, ?> json) {
        return new Source(required(json, "name", String.class), optional(json, "licence"), optional(json, "sha256"));
    }

    private static IndexDescription.Vectors vectors(Map<?, ?> json) {
        return new IndexDescription.Vectors(
                required(json, "name", String.class),
                Math.toIntExact(required(json, "dimensions", Long.class)),
                required(json, "fingerprint", String.class));
    }

    private static @Nullable String optional(Map<?, ?> json, String key) {
        return json.get(key) == null ? null : required(json, key, String.class);
    }

    private static <T> T required(Map<?, ?> json, String key, Class<T> type) {
        Object value = json.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + key + "' must be a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
