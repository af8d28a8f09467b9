package dev.redstart.tabular;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tabular.features.TableFeatures;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.TrainedNetwork;
import java.io.IOException;

/**
 * The bundle of a {@link NetworkTableClassifier}: {@code features.json} (how cells become numbers), {@code calibration.json}, {@code
 * labels.jsonl}, {@code network.json} (the layers) and {@code weights.safetensors}. The ONNX graph that answers is made of them when the bundle is
 * read.
 */
public final class NetworkTableFormat implements BundleFormat<NetworkTableClassifier> {
    private static final String NETWORK = "network.json";

    @Override
    public String kind() {
        return "table-network";
    }

    @Override
    public Class<NetworkTableClassifier> type() {
        return NetworkTableClassifier.class;
    }

    @Override
    public void write(NetworkTableClassifier model, BundleWriter out) throws IOException {
        TableFormats.write(model, out);
        out.json(NETWORK, model.network().spec().toJson());
        out.tensors(TableFormats.WEIGHTS, model.network().weights());
    }

    @Override
    public NetworkTableClassifier read(BundleReader in) throws IOException {
        TrainedNetwork network =
                TrainedNetwork.of(NetworkSpec.fromJson(in.json(NETWORK)), in.tensors(TableFormats.WEIGHTS));
        return new NetworkTableClassifier(
                in.ids(TableFormats.LABELS),
                TableFeatures.fromJson(in.json(TableFormats.FEATURES)),
                network,
                TemperatureScaling.fromJson(in.json(TableFormats.CALIBRATION)));
    }
}
