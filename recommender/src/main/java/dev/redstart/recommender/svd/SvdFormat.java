package dev.redstart.recommender.svd;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.recommender.StoredSettings;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import java.io.IOException;

/** The bundle of an {@link SvdRecommender}: the training data, {@code svd.json} and {@code factors.safetensors}. */
public final class SvdFormat implements BundleFormat<SvdRecommender> {
    private static final String SETTINGS = "svd.json";
    private static final String FACTORS = "factors.safetensors";

    @Override
    public String kind() {
        return "svd";
    }

    @Override
    public Class<SvdRecommender> type() {
        return SvdRecommender.class;
    }

    @Override
    public void write(SvdRecommender model, BundleWriter out) throws IOException {
        TrainingDataFiles.write(model.trainingData(), out);
        out.json(SETTINGS, model.factors().settings());
        out.tensors(FACTORS, model.factors().tensors());
    }

    @Override
    public SvdRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        StoredSettings settings = new StoredSettings(SETTINGS, in.json(SETTINGS));
        return new SvdRecommender(data, Factors.read(in.tensors(FACTORS), settings, data));
    }
}
