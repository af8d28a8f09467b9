package dev.redstart.recommender.knn;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.model.ModelException;
import dev.redstart.recommender.StoredSettings;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import dev.redstart.recommender.baseline.BaselineTrainer;
import dev.redstart.recommender.baseline.Biases;
import dev.redstart.recommender.baseline.RatingOrder;
import dev.redstart.recommender.knn.RatingKnnRecommender.Parts;
import dev.redstart.recommender.knn.RatingKnnTrainer.BasedOn;
import dev.redstart.recommender.knn.RatingKnnTrainer.Settings;
import dev.redstart.recommender.knn.RatingKnnTrainer.Similarity;
import dev.redstart.recommender.knn.RatingKnnTrainer.Variant;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bundle of a {@link RatingKnnRecommender}: the training data, {@code knn.json} (settings), {@code similarities.safetensors} (either
 * a triangle of all pairs or the best of each row), {@code order.safetensors} (in which order each user rated; if based on items) and,
 * where biases are needed, those of the baseline.
 */
public final class RatingKnnFormat implements BundleFormat<RatingKnnRecommender> {
    private static final String SETTINGS = "knn.json";
    private static final String SIMILARITIES = "similarities.safetensors";
    private static final String TRIANGLE = "triangle";

    @Override
    public String kind() {
        return "knn";
    }

    @Override
    public Class<RatingKnnRecommender> type() {
        return RatingKnnRecommender.class;
    }

    @Override
    public void write(RatingKnnRecommender model, BundleWriter out) throws IOException {
        TrainingDataFiles.write(model.trainingData(), out);
        Parts parts = model.parts();
        out.json(SETTINGS, json(parts.settings()));
        out.tensors(
                SIMILARITIES,
                switch (parts.similarities()) {
                    case FullSimilarities full ->
                        Tensors.builder().floats(TRIANGLE, full.triangle()).build();
                    case NearestSimilarities nearest -> TrainingDataFiles.tensorsOf(nearest.matrix());
                });
        RatingOrder order = parts.order();
        if (order != null) {
            order.write(out);
        }
        Biases biases = parts.biases();
        if (biases != null) {
            biases.write(out);
        }
    }

    @Override
    public RatingKnnRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        Settings settings = settings(new StoredSettings(SETTINGS, in.json(SETTINGS)));
        int rows = settings.basedOn() == BasedOn.USER
                ? data.users().size()
                : data.items().size();
        SimilarityMatrix similarities = similarities(in.tensors(SIMILARITIES), rows);
        Biases biases = settings.needsBiases() ? Biases.read(in, data) : null;
        RatingOrder order = settings.basedOn() == BasedOn.ITEM ? RatingOrder.read(in, data.interactions()) : null;
        return new RatingKnnRecommender(data, new Parts(settings, similarities, biases, order));
    }

    private static SimilarityMatrix similarities(Tensors stored, int rows) {
        if (!stored.has(TRIANGLE)) {
            return new NearestSimilarities(TrainingDataFiles.matrixOf(stored, rows, rows));
        }
        float[] triangle = stored.floats(TRIANGLE, -1);
        if (triangle.length != FullSimilarities.pairs(rows)) {
            throw new ModelException(SIMILARITIES + " holds " + triangle.length + " similarities, expected "
                    + FullSimilarities.pairs(rows) + " for " + rows + " rows; train the model again");
        }
        return new FullSimilarities(triangle);
    }

    /** The baseline's settings have done their work when the biases are there, and are not kept. */
    private static Map<String, Object> json(Settings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("basedOn", StoredSettings.nameOf(settings.basedOn()));
        json.put("variant", StoredSettings.nameOf(settings.variant()));
        json.put("similarity", StoredSettings.nameOf(settings.similarity()));
        json.put("neighbours", settings.neighbours());
        json.put("minNeighbours", settings.minNeighbours());
        json.put("minSupport", settings.minSupport());
        json.put("shrinkage", settings.shrinkage());
        json.put("keptNeighbours", settings.keptNeighbours());
        return json;
    }

    private static Settings settings(StoredSettings stored) {
        return new Settings(
                stored.choice("basedOn", BasedOn.class),
                stored.choice("variant", Variant.class),
                stored.choice("similarity", Similarity.class),
                stored.wholeNumber("neighbours"),
                stored.wholeNumber("minNeighbours"),
                stored.wholeNumber("minSupport"),
                stored.number("shrinkage"),
                stored.wholeNumber("keptNeighbours"),
                BaselineTrainer.Settings.defaults());
    }
}
