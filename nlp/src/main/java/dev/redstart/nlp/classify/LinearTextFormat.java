package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bundle of a {@link LinearTextClassifier}: {@code linear.json} (how texts become features, and the calibration), {@code labels.jsonl},
 * {@code features.safetensors} (buckets, idf, weights) and {@code biases.safetensors}.
 */
public final class LinearTextFormat implements BundleFormat<LinearTextClassifier> {
    private static final String SETTINGS = "linear.json";
    private static final String LABELS = "labels.jsonl";
    private static final String FEATURES = "features.safetensors";
    private static final String BIASES = "biases.safetensors";

    @Override
    public String kind() {
        return "text-linear";
    }

    @Override
    public Class<LinearTextClassifier> type() {
        return LinearTextClassifier.class;
    }

    @Override
    public void write(LinearTextClassifier model, BundleWriter out) throws IOException {
        TextFeatures features = model.features();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("tokenizer", features.tokenizer());
        settings.put("wordPairs", features.wordPairs());
        settings.put("bits", features.bits());
        settings.put("temperature", model.calibration().temperature());
        settings.put("calibrationErrorBefore", model.calibration().errorBefore());
        settings.put("calibrationErrorAfter", model.calibration().errorAfter());
        settings.put("calibrationRows", model.calibration().rows());
        out.json(SETTINGS, settings);
        out.ids(LABELS, model.labels());
        out.tensors(FEATURES, model.table().tensors());
        out.tensors(BIASES, Tensors.builder().floats("biases", model.biases()).build());
    }

    @Override
    public LinearTextClassifier read(BundleReader in) throws IOException {
        Map<String, Object> settings = in.json(SETTINGS);
        TextFeatures features = new TextFeatures(
                value(settings, "tokenizer", String.class),
                value(settings, "wordPairs", Boolean.class),
                value(settings, "bits", Number.class).intValue());
        TemperatureScaling calibration = new TemperatureScaling(
                value(settings, "temperature", Number.class).doubleValue(),
                value(settings, "calibrationErrorBefore", Number.class).doubleValue(),
                value(settings, "calibrationErrorAfter", Number.class).doubleValue(),
                value(settings, "calibrationRows", Number.class).intValue());
        Vocabulary labels = in.ids(LABELS);
        int columns = LinearTextClassifier.columns(labels);
        FeatureTable table = FeatureTable.of(in.tensors(FEATURES), columns, features.bits());
        float[] biases = in.tensors(BIASES).floats("biases", columns);
        return new LinearTextClassifier(labels, features, table, biases, calibration);
    }

    private static <T> T value(Map<String, Object> settings, String key, Class<T> type) {
        Object value = settings.get(key);
        if (!type.isInstance(value)) {
            throw new ModelException(SETTINGS + " has no " + type.getSimpleName() + " '" + key + "'");
        }
        return type.cast(value);
    }
}
