package dev.redstart.recommender.als;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.StoredSettings;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bundle of an {@link AlsRecommender}: the training data, {@code als.json} and {@code factors.safetensors}. */
public final class AlsFormat implements BundleFormat<AlsRecommender> {
    private static final String SETTINGS = "als.json";
    private static final String FACTORS = "factors.safetensors";

    @Override
    public String kind() {
        return "als";
    }

    @Override
    public Class<AlsRecommender> type() {
        return AlsRecommender.class;
    }

    @Override
    public void write(AlsRecommender model, BundleWriter out) throws IOException {
        VectorTable users = model.factors().users();
        VectorTable items = model.factors().items();
        TrainingDataFiles.write(model.trainingData(), out);
        out.json(SETTINGS, jsonOf(model.factors().settings()));
        out.tensors(
                FACTORS,
                Tensors.builder()
                        .floats("user_factors", users.toPacked(), users.rowCount(), users.dimensions())
                        .floats("item_factors", items.toPacked(), items.rowCount(), items.dimensions())
                        .build());
    }

    private static Map<String, Object> jsonOf(AlsTrainer.Settings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("factors", settings.factors());
        json.put("iterations", settings.iterations());
        json.put("regularisation", settings.regularisation());
        json.put("alpha", settings.alpha());
        json.put("confidence", StoredSettings.nameOf(settings.confidence()));
        json.put("solver", StoredSettings.nameOf(settings.solver()));
        return json;
    }

    @Override
    public AlsRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        AlsTrainer.Settings settings = settingsOf(new StoredSettings(SETTINGS, in.json(SETTINGS)));
        Tensors tensors = in.tensors(FACTORS);
        return new AlsRecommender(
                data,
                new AlsFactors(
                        settings,
                        table(tensors, "user_factors", data.users().size(), settings.factors()),
                        table(tensors, "item_factors", data.items().size(), settings.factors())));
    }

    private static AlsTrainer.Settings settingsOf(StoredSettings json) {
        return new AlsTrainer.Settings(
                json.wholeNumber("factors"),
                json.wholeNumber("iterations"),
                json.number("regularisation"),
                json.number("alpha"),
                json.choice("confidence", Confidence.class),
                json.choice("solver", AlsTrainer.Solver.class));
    }

    private static VectorTable table(Tensors tensors, String name, int rows, int dimensions) {
        return VectorTable.of(rows, dimensions, tensors.floats(name, rows, dimensions));
    }
}
