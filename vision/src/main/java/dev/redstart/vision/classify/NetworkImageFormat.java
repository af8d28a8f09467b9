package dev.redstart.vision.classify;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.TrainedNetwork;
import java.io.IOException;
import java.util.List;

/**
 * The bundle of a {@link NetworkImageClassifier}: {@code network.json} (the layers), {@code weights.safetensors}, {@code labels.jsonl}, {@code
 * preprocessing.json} and {@code calibration.json}.
 */
public final class NetworkImageFormat implements BundleFormat<NetworkImageClassifier> {
    private static final String NETWORK = "network.json";
    private static final String WEIGHTS = "weights.safetensors";

    @Override
    public String kind() {
        return "image-network";
    }

    @Override
    public Class<NetworkImageClassifier> type() {
        return NetworkImageClassifier.class;
    }

    @Override
    public void write(NetworkImageClassifier model, BundleWriter out) throws IOException {
        out.json(NETWORK, model.network().spec().toJson());
        out.tensors(WEIGHTS, model.network().weights());
        ImageFiles.write(model, out);
        ImageFiles.writeCalibration(model.calibration(), out);
    }

    @Override
    public NetworkImageClassifier read(BundleReader in) throws IOException {
        TrainedNetwork network = TrainedNetwork.of(NetworkSpec.fromJson(in.json(NETWORK)), in.tensors(WEIGHTS));
        return new NetworkImageClassifier(
                ImageFiles.labels(in), ImageFiles.preprocessing(in), network, ImageFiles.calibration(in));
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
