package dev.redstart.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on one screen: data, split, trainer, model, registry. The module's README shows the test's lines and the format. */
class FirstModelTest {
    @Test
    void goesFromDataToAPublishedModelAndBack(@TempDir Path home) {
        Interactions ratings = Interactions.builder(Duplicates.LAST)
                .add("ann", "tea", 4)
                .add("bob", "tea", 2)
                .add("bob", "jam", 5)
                .add("cat", "tea", 3)
                .build(Source.inMemory("tasting"));
        Split<Interactions> split = SplitPlan.shuffled(0.75, 42).apply(ratings);
        Trained<Means> trained = new MeansTrainer().fit(split.train(), Run.seeded(42));

        ModelRegistry registry = ModelRegistry.at(home.resolve("models"));
        ModelVersion version =
                registry.publish("means", trained.model(), new MeansFormat(), PublishNotes.of(trained.provenance()));
        registry.alias("means", "production", version.version());

        Means same = Bundle.read(registry.resolve("means").path(), new MeansFormat());

        assertThat(same.items().ids()).isEqualTo(trained.model().items().ids());
        assertThat(same.values()).isEqualTo(trained.model().values());
        assertThat(version.manifest().provenance().algorithm()).isEqualTo("means");
    }

    /** The mean rating of each item. */
    @SuppressWarnings("ArrayRecordComponent")
    record Means(Vocabulary items, float[] values) {}

    record MeansTrainer() implements Trainer<Interactions, Means> {
        @Override
        public String name() {
            return "means";
        }

        @Override
        public Record settings() {
            return this;
        }

        @Override
        public Means train(Interactions data, Run run) {
            SparseMatrix byItem = data.byItem();
            float[] values = new float[data.items().size()];
            for (int item = 0; item < values.length; item++) {
                for (int position = byItem.start(item); position < byItem.end(item); position++) {
                    values[item] += byItem.value(position) / byItem.length(item);
                }
            }
            return new Means(data.items(), values);
        }
    }

    static final class MeansFormat implements BundleFormat<Means> {
        @Override
        public String kind() {
            return "means";
        }

        @Override
        public Class<Means> type() {
            return Means.class;
        }

        @Override
        public void write(Means model, BundleWriter out) throws IOException {
            out.ids("items.jsonl", model.items());
            out.tensors(
                    "means.safetensors",
                    Tensors.builder().floats("means", model.values()).build());
        }

        @Override
        public Means read(BundleReader in) {
            Vocabulary items = in.ids("items.jsonl");
            return new Means(items, in.tensors("means.safetensors").floats("means", items.size()));
        }
    }
}
