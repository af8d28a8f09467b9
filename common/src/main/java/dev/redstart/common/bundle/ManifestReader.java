package dev.redstart.common.bundle;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code manifest.json} becomes {@link Contents} again. Keys that it does not know are left alone. */
final class ManifestReader {
    static final String FORMAT = "redstart-bundle";
    static final long FORMAT_VERSION = 1;

    /** 1,000 files and as many metrics take a tenth of it. */
    static final int MAX_BYTES = 4 << 20;

    private ManifestReader() {}

    /**
     * Reads a manifest. The version is looked at first: a newer one may look different.
     *
     * @param where the file, for messages
     */
    static Contents read(byte[] bytes, String where) throws IOException {
        try {
            ManifestFields json = new ManifestFields(Json.readObject(new ByteArrayInputStream(bytes), where), where);
            checkFormat(json, where);
            return new Contents(
                    manifest(json),
                    json.list("inputs", ManifestReader::tensor),
                    json.list("outputs", ManifestReader::tensor),
                    json.list("files", ManifestReader::file));
        } catch (DataException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ModelException(where + " is damaged: " + BundlePath.printable(String.valueOf(e.getMessage())), e);
        }
    }

    private static void checkFormat(ManifestFields json, String where) {
        String format = json.string("format");
        if (!format.equals(FORMAT)) {
            throw new ModelException(
                    where + " has format '" + BundlePath.printable(format) + "', expected '" + FORMAT + "'");
        }
        long version = json.number("formatVersion");
        if (version > FORMAT_VERSION) {
            throw new ModelException(where + " was written by a newer Redstart: format version " + version
                    + ", this one reads " + FORMAT_VERSION + "; update Redstart");
        }
        if (version != FORMAT_VERSION) {
            throw new ModelException(where + " has format version " + version + ", which never existed");
        }
    }

    private static Manifest manifest(ManifestFields json) {
        return new Manifest(
                json.string("kind"),
                json.string("name"),
                json.string("version"),
                Instant.parse(json.string("createdAt")),
                provenance(json),
                json.optionalString("split"),
                metrics(json.object("metrics")),
                metrics(json.object("baselineMetrics")));
    }

    private static Provenance provenance(ManifestFields json) {
        ManifestFields data = json.object("data");
        ManifestFields software = json.object("software");
        Map<String, String> versions = new LinkedHashMap<>();
        software.keys().forEach(name -> versions.put(name, software.string(name)));
        return new Provenance(
                json.string("algorithm"),
                json.object("settings").map(),
                json.number("seed"),
                new Source(data.string("name"), data.optionalString("licence"), data.optionalString("sha256")),
                data.number("rows"),
                versions);
    }

    private static Map<String, MetricSummary> metrics(ManifestFields json) {
        Map<String, MetricSummary> metrics = new LinkedHashMap<>();
        for (String name : json.keys()) {
            ManifestFields metric = json.object(name);
            metrics.put(
                    name,
                    new MetricSummary(metric.real("mean"), metric.optionalReal("low"), metric.optionalReal("high")));
        }
        return metrics;
    }

    private static TensorMetadata tensor(ManifestFields json) {
        return new TensorMetadata(json.string("name"), json.string("datatype"), json.numbers("shape"));
    }

    private static BundleFile file(ManifestFields json) {
        return new BundleFile(json.string("path"), json.number("bytes"), json.string("sha256"));
    }
}
