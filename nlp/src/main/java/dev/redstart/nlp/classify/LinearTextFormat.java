package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Vocabulary;
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
        settings.putAll(model.calibration().toJson());
        out.json(SETTINGS, settings);
        out.ids(LABELS, model.labels());
        out.tensors(FEATURES, model.table().tensors());
        out.tensors(BIASES, Tensors.builder().floats("biases", model.biases()).build());
    }

    @Override
    public LinearTextClassifier read(BundleReader in) throws IOException {
        BundleSettings settings = new BundleSettings(SETTINGS, in.json(SETTINGS));
        TextFeatures features = new TextFeatures(
                settings.value("tokenizer", String.class),
                settings.value("wordPairs", Boolean.class),
                settings.integer("bits"));
        Vocabulary labels = in.ids(LABELS);
        int columns = LinearTextClassifier.columns(labels);
        FeatureTable table = FeatureTable.of(in.tensors(FEATURES), columns, features.bits());
        float[] biases = in.tensors(BIASES).floats("biases", columns);
        return new LinearTextClassifier(labels, features, table, biases, settings.calibration());
    }
}
