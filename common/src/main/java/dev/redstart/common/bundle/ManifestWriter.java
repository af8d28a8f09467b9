package dev.redstart.common.bundle;

import dev.redstart.common.json.Json;
import dev.redstart.common.train.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json}: keys in a fixed order, so that equal models have equal manifests but for the time. */
final class ManifestWriter {
    private ManifestWriter() {}

    static String write(Contents contents) {
        Manifest manifest = contents.manifest();
        Provenance provenance = manifest.provenance();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", ManifestReader.FORMAT);
        json.put("formatVersion", ManifestReader.FORMAT_VERSION);
        json.put("kind", manifest.kind());
        json.put("name", manifest.name());
        json.put("version", manifest.version());
        json.put("createdAt", manifest.createdAt().toString());
        json.put("software", provenance.software());
        json.put("algorithm", provenance.algorithm());
        json.put("settings", settings(provenance));
        json.put("seed", provenance.seed());
        json.put("data", data(provenance));
        putIfKnown(json, "split", manifest.split());
        json.put("metrics", metrics(manifest.metrics()));
        json.put("baselineMetrics", metrics(manifest.baselineMetrics()));
        json.put("inputs", tensors(contents.inputs()));
        json.put("outputs", tensors(contents.outputs()));
        json.put("files", contents.files().stream().map(ManifestWriter::file).toList());
        return Json.writePretty(json);
    }

    private static Map<String, Object> settings(Provenance provenance) {
        Map<String, Object> settings = new LinkedHashMap<>();
        provenance
                .settings()
                .forEach((name, value) -> settings.put(name, isWritable(value) ? value : value.toString()));
        return settings;
    }

    /** A limit that is switched off may be infinite, which JSON cannot say; its name can. */
    private static boolean isWritable(Object value) {
        return switch (value) {
            case Double number -> Double.isFinite(number);
            case Float number -> Float.isFinite(number);
            case Long _, Integer _, Short _, Byte _, Boolean _ -> true;
            default -> false;
        };
    }

    private static Map<String, Object> data(Provenance provenance) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", provenance.source().name());
        putIfKnown(data, "licence", provenance.source().licence());
        putIfKnown(data, "sha256", provenance.source().sha256());
        data.put("rows", provenance.rows());
        return data;
    }

    private static Map<String, Object> metrics(Map<String, MetricSummary> metrics) {
        Map<String, Object> json = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> json.put(name, metric(metric)));
        return json;
    }

    private static Map<String, Object> metric(MetricSummary metric) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", metric.mean());
        putIfKnown(json, "low", metric.low());
        putIfKnown(json, "high", metric.high());
        return json;
    }

    private static List<Object> tensors(List<TensorMetadata> tensors) {
        List<Object> json = new ArrayList<>();
        for (TensorMetadata tensor : tensors) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", tensor.name());
            fields.put("datatype", tensor.datatype());
            fields.put("shape", tensor.shape());
            json.add(fields);
        }
        return json;
    }

    private static Map<String, Object> file(BundleFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path());
        json.put("bytes", file.bytes());
        json.put("sha256", file.sha256());
        return json;
    }

    private static void putIfKnown(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
