package dev.redstart.recommender.popularity;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import java.io.IOException;

/** The bundle of a {@link PopularityRecommender}: the training data and {@code popularity.safetensors}, one score an item. */
public final class PopularityFormat implements BundleFormat<PopularityRecommender> {
    private static final String SCORES = "popularity.safetensors";

    @Override
    public String kind() {
        return "popularity";
    }

    @Override
    public Class<PopularityRecommender> type() {
        return PopularityRecommender.class;
    }

    @Override
    public void write(PopularityRecommender model, BundleWriter out) throws IOException {
        TrainingDataFiles.write(model.trainingData(), out);
        float[] scores = model.copyScores();
        out.tensors(
                SCORES,
                Tensors.builder().floats("scores", scores, scores.length).build());
    }

    @Override
    public PopularityRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        return new PopularityRecommender(
                data, in.tensors(SCORES).floats("scores", data.items().size()));
    }
}
