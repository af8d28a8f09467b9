package dev.redstart.recommender.knn;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import java.io.IOException;

/** The bundle of an {@link ItemKnnRecommender}: the training data and {@code neighbours.safetensors}, a sparse matrix of items by items. */
public final class ItemKnnFormat implements BundleFormat<ItemKnnRecommender> {
    private static final String NEIGHBOURS = "neighbours.safetensors";

    @Override
    public String kind() {
        return "item-knn";
    }

    @Override
    public Class<ItemKnnRecommender> type() {
        return ItemKnnRecommender.class;
    }

    @Override
    public void write(ItemKnnRecommender model, BundleWriter out) throws IOException {
        TrainingDataFiles.write(model.trainingData(), out);
        out.tensors(NEIGHBOURS, TrainingDataFiles.tensorsOf(model.neighbours()));
    }

    @Override
    public ItemKnnRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        int items = data.items().size();
        return new ItemKnnRecommender(data, TrainingDataFiles.matrixOf(in.tensors(NEIGHBOURS), items, items));
    }
}
