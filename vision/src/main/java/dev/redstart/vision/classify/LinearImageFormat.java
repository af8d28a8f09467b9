package dev.redstart.vision.classify;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.vision.image.Preprocessing;
import java.io.IOException;
import java.util.List;

/**
 * The bundle of a {@link LinearImageClassifier}: {@code weights.safetensors} ({@code weights} [labels, numbers], {@code biases}), {@code
 * labels.jsonl}, {@code preprocessing.json} and {@code calibration.json}.
 */
public final class LinearImageFormat implements BundleFormat<LinearImageClassifier> {
    private static final String WEIGHTS = "weights.safetensors";

    @Override
    public String kind() {
        return "image-linear";
    }

    @Override
    public Class<LinearImageClassifier> type() {
        return LinearImageClassifier.class;
    }

    @Override
    public void write(LinearImageClassifier model, BundleWriter out) throws IOException {
        VectorTable weights = model.weights();
        out.tensors(
                WEIGHTS,
                Tensors.builder()
                        .floats("weights", weights.toPacked(), weights.rowCount(), weights.dimensions())
                        .floats("biases", model.biases())
                        .build());
        ImageFiles.write(model, out);
        ImageFiles.writeCalibration(model.calibration(), out);
    }

    @Override
    public LinearImageClassifier read(BundleReader in) throws IOException {
        Vocabulary labels = ImageFiles.labels(in);
        Preprocessing preprocessing = ImageFiles.preprocessing(in);
        Tensors tensors = in.tensors(WEIGHTS);
        float[] weights = tensors.floats("weights", labels.size(), preprocessing.values());
        return new LinearImageClassifier(
                labels,
                preprocessing,
                VectorTable.of(labels.size(), preprocessing.values(), weights),
                tensors.floats("biases", labels.size()),
                ImageFiles.calibration(in));
    }

    @Override
    public List<TensorMetadata> inputs() {
        return ImageFiles.INPUTS;
    }

    @Override
    public List<TensorMetadata> outputs() {
        return ImageFiles.OUTPUTS;
    }
}
