package dev.redstart.recommender.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.knn.ItemKnnFormat;
import dev.redstart.recommender.knn.ItemKnnTrainer;
import dev.redstart.recommender.popularity.PopularityFormat;
import dev.redstart.recommender.popularity.PopularityRecommender;
import dev.redstart.recommender.popularity.PopularityTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderFormatsTest {
    private final PopularityTrainer trainer = new PopularityTrainer(PopularityTrainer.Settings.defaults());

    @TempDir
    Path directory;

    @Test
    void readsARecommenderOfAnyKind() {
        var data = InteractionsFixture.of("ann>tea", "ann>jam", "bob>tea");
        var popular = trainer.train(data, Run.seeded(1));
        var items = new ItemKnnTrainer(ItemKnnTrainer.Settings.defaults()).train(data, Run.seeded(1));
        write("popular", popular, RecommenderFormats.of(popular));
        write("items", items, RecommenderFormats.of(items));

        assertThat(RecommenderFormats.read(directory.resolve("popular"))).isInstanceOf(PopularityRecommender.class);
        assertThat(RecommenderFormats.read(directory.resolve("items")).similarItems("tea", 3))
                .isEqualTo(items.similarItems("tea", 3));
    }

    @Test
    void knowsTheKindsByName() {
        assertThat(RecommenderFormats.kinds())
                .containsExactlyInAnyOrder("popularity", "baseline", "knn", "item-knn", "svd", "als", "puresvd");
        assertThat(RecommenderFormats.of("item-knn")).isInstanceOf(ItemKnnFormat.class);
    }

    @Test
    void saysWhatItKnowsWhenAskedForAnotherKind() {
        assertThatThrownBy(() -> RecommenderFormats.of("horoscope"))
                .isInstanceOf(ModelException.class)
                .hasMessage("'horoscope' is no recommender that this version knows; "
                        + "it knows [popularity, baseline, knn, item-knn, svd, als, puresvd]");
    }

    @Test
    void refusesAMatrixThatContradictsItself() {
        var model = trainer.train(InteractionsFixture.of("ann>tea", "ann>jam", "bob>tea"), Run.seeded(1));
        write("damaged", model, new Damaged());

        assertThatThrownBy(() -> RecommenderFormats.read(directory.resolve("damaged")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("row 0 of a sparse matrix has column 7, expected more than -1 and less than 2");
    }

    private <R extends Recommender> void write(String name, R model, BundleFormat<R> format) {
        var trained = trainer.fit(InteractionsFixture.of("ann>tea"), Run.seeded(1));
        Manifest manifest =
                new Manifest(format.kind(), name, "1", Instant.EPOCH, trained.provenance(), null, Map.of(), Map.of());
        Bundle.write(directory.resolve(name), manifest, model, format);
    }

    /** Writes files that are whole but mean nothing. */
    private static final class Damaged implements BundleFormat<PopularityRecommender> {
        @Override
        public String kind() {
            return new PopularityFormat().kind();
        }

        @Override
        public Class<PopularityRecommender> type() {
            return PopularityRecommender.class;
        }

        @Override
        public void write(PopularityRecommender model, BundleWriter out) throws IOException {
            out.ids("users.jsonl", model.trainingData().users());
            out.ids("items.jsonl", model.trainingData().items());
            out.tensors(
                    "interactions.safetensors",
                    Tensors.builder()
                            .ints("starts", new int[] {0, 1, 1})
                            .ints("columns", new int[] {7})
                            .floats("values", new float[] {1})
                            .build());
        }

        @Override
        public PopularityRecommender read(BundleReader in) throws IOException {
            return new PopularityFormat().read(in);
        }
    }
}
