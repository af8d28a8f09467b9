package dev.redstart.tabular;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tabular.features.TableFeatures;
import java.io.IOException;

/**
 * The bundle of a {@link LinearTableClassifier}: {@code features.json} (how cells become numbers), {@code calibration.json}, {@code labels.jsonl}
 * and {@code weights.safetensors} (weights, biases).
 */
public final class LinearTableFormat implements BundleFormat<LinearTableClassifier> {
    @Override
    public String kind() {
        return "table-linear";
    }

    @Override
    public Class<LinearTableClassifier> type() {
        return LinearTableClassifier.class;
    }

    @Override
    public void write(LinearTableClassifier model, BundleWriter out) throws IOException {
        TableFormats.write(model, out);
        LinearWeights weights = model.weights();
        out.tensors(
                TableFormats.WEIGHTS,
                Tensors.builder()
                        .floats("weights", weights.weights(), model.features().size(), weights.outputs())
                        .floats("biases", weights.biases())
                        .build());
    }

    @Override
    public LinearTableClassifier read(BundleReader in) throws IOException {
        Vocabulary labels = in.ids(TableFormats.LABELS);
        TableFeatures features = TableFeatures.fromJson(in.json(TableFormats.FEATURES));
        int outputs = LinearTableClassifier.outputs(labels);
        Tensors tensors = in.tensors(TableFormats.WEIGHTS);
        LinearWeights weights = new LinearWeights(
                tensors.floats("weights", features.size(), outputs), tensors.floats("biases", outputs));
        return new LinearTableClassifier(
                labels, features, weights, TemperatureScaling.fromJson(in.json(TableFormats.CALIBRATION)));
    }
}
