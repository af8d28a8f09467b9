package dev.redstart.recommender.baseline;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import java.io.IOException;

/** The bundle of a {@link BaselineRecommender}: the training data, {@code baseline.json} and {@code baseline.safetensors}. */
public final class BaselineFormat implements BundleFormat<BaselineRecommender> {
    @Override
    public String kind() {
        return "baseline";
    }

    @Override
    public Class<BaselineRecommender> type() {
        return BaselineRecommender.class;
    }

    @Override
    public void write(BaselineRecommender model, BundleWriter out) throws IOException {
        TrainingDataFiles.write(model.trainingData(), out);
        model.biases().write(out);
    }

    @Override
    public BaselineRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        return new BaselineRecommender(data, Biases.read(in, data));
    }
}
