package dev.redstart.recommender.puresvd;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.TrainingDataFiles;
import java.io.IOException;

/** The bundle of a {@link PureSvdRecommender}: the training data and {@code factors.safetensors}. */
public final class PureSvdFormat implements BundleFormat<PureSvdRecommender> {
    private static final String FACTORS = "factors.safetensors";
    private static final String ITEM_FACTORS = "item_factors";

    @Override
    public String kind() {
        return "puresvd";
    }

    @Override
    public Class<PureSvdRecommender> type() {
        return PureSvdRecommender.class;
    }

    @Override
    public void write(PureSvdRecommender model, BundleWriter out) throws IOException {
        VectorTable factors = model.itemFactors();
        TrainingDataFiles.write(model.trainingData(), out);
        out.tensors(
                FACTORS,
                Tensors.builder()
                        .floats(ITEM_FACTORS, factors.toPacked(), factors.rowCount(), factors.dimensions())
                        .build());
    }

    @Override
    public PureSvdRecommender read(BundleReader in) throws IOException {
        TrainingData data = TrainingDataFiles.read(in);
        Tensors tensors = in.tensors(FACTORS);
        float[] packed = tensors.floats(ITEM_FACTORS, data.items().size(), -1);
        int dimensions = tensors.shape(ITEM_FACTORS)[1];
        return new PureSvdRecommender(data, VectorTable.of(data.items().size(), dimensions, packed));
    }
}
