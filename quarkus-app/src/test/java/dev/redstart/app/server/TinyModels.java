package dev.redstart.app.server;

import dev.redstart.app.indexes.PictureIndexer;
import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.app.indexes.WordEncoders;
import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.LstmTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextFormats;
import dev.redstart.nlp.search.IndexDescription;
import dev.redstart.nlp.search.SearchDocument;
import dev.redstart.nlp.search.SearchIndexer;
import dev.redstart.recommender.knn.ItemKnnFormat;
import dev.redstart.recommender.knn.ItemKnnRecommender;
import dev.redstart.recommender.knn.ItemKnnTrainer;
import dev.redstart.recommender.popularity.PopularityFormat;
import dev.redstart.recommender.popularity.PopularityRecommender;
import dev.redstart.recommender.popularity.PopularityTrainer;
import dev.redstart.tabular.LinearTableClassifier;
import dev.redstart.tabular.LinearTableTrainer;
import dev.redstart.tabular.TableFormats;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.vision.classify.Architecture;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.ImageFormats;
import dev.redstart.vision.classify.LinearImageTrainer;
import dev.redstart.vision.similar.SimilarImages;
import dev.redstart.vision.similar.SimilarImagesFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Models of a handful of rows, published into a home directory. */
public final class TinyModels {
    private TinyModels() {}

    public static ModelRegistry registry(Path home) {
        return ModelRegistry.at(home.resolve("models"));
    }

    /** Each row reads {@code user>item}. */
    public static Interactions rows(String... rows) {
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.SUM);
        for (String row : rows) {
            String[] userAndItem = row.split(">", 2);
            builder.add(userAndItem[0], userAndItem[1], 1);
        }
        return builder.build(new Source("tiny", "CC0-1.0", null));
    }

    public static ModelVersion publishPopular(Path home, String name, Interactions data) {
        Trained<PopularityRecommender> trained =
                new PopularityTrainer(PopularityTrainer.Settings.defaults()).fit(data, Run.seeded(1));
        PublishNotes notes = PublishNotes.of(trained.provenance())
                .withEvaluation(
                        "time:0.8",
                        Map.of("ndcg@10", new MetricSummary(0.3, 0.28, 0.32)),
                        Map.of("ndcg@10", MetricSummary.of(0.2)));
        return registry(home).publish(name, trained.model(), new PopularityFormat(), notes);
    }

    /** Messages; those with a prize are spam, those with a lunch are ham. */
    private static Documents messages() {
        Documents.Builder rows = Documents.builder();
        for (int row = 0; row < 20; row++) {
            rows.add("claim your prize now", "spam").add("see you at lunch", "ham");
        }
        return rows.build(new Source("tiny", "CC0-1.0", null));
    }

    /** A linear classifier of messages. */
    public static ModelVersion publishTexts(Path home, String name) {
        return publish(home, name, new LinearTextTrainer(LinearTextTrainer.Settings.defaults()));
    }

    /** A network that knows the same. */
    public static ModelVersion publishNetwork(Path home, String name) {
        LstmTextTrainer.Settings settings = LstmTextTrainer.Settings.defaults()
                .withUnits(4)
                .withDimensions(4)
                .withTraining(NetworkTrainer.Settings.defaults()
                        .withLearningRate(0.05)
                        .withBatchSize(4)
                        .withEpochs(10));
        return publish(home, name, new LstmTextTrainer(settings));
    }

    private static ModelVersion publish(Path home, String name, Trainer<Documents, ? extends TextClassifier> trainer) {
        Trained<? extends TextClassifier> trained = trainer.fit(messages(), Run.seeded(1));
        return registry(home)
                .publish(name, trained.model(), TextFormats.of(trained.model()), PublishNotes.of(trained.provenance()));
    }

    /** Pictures of 8 x 8 pixels: those of the day are bright, those of the night dark; each has a lamp somewhere. */
    public static Images skies() {
        Images.Builder rows = Images.builder();
        for (int row = 0; row < 40; row++) {
            rows.add(sky(row % 2 == 0 ? 200 : 40, row), row % 2 == 0 ? "day" : "night");
        }
        return rows.build(new Source("tiny", "CC0-1.0", null));
    }

    /** @param level of gray, 0 to 255 */
    public static Pixels sky(int level, int lamp) {
        byte[] data = new byte[64];
        Arrays.fill(data, (byte) level);
        data[lamp % 64] = (byte) 120;
        return new Pixels(8, 8, Pixels.GRAY, data);
    }

    /** A linear classifier of skies. */
    public static ModelVersion publishImages(Path home, String name) {
        return publishTrained(home, name, new LinearImageTrainer(LinearImageTrainer.Settings.defaults()));
    }

    /** A network that knows the same. */
    public static ModelVersion publishImageNetwork(Path home, String name) {
        CnnTrainer.Settings settings = CnnTrainer.Settings.of(Architecture.LENET);
        return publishTrained(
                home,
                name,
                new CnnTrainer(
                        settings.withTraining(settings.training().withEpochs(3).withBatchSize(4))));
    }

    private static ModelVersion publishTrained(
            Path home, String name, Trainer<Images, ? extends ImageClassifier> trainer) {
        Trained<? extends ImageClassifier> trained = trainer.fit(skies(), Run.seeded(1));
        return registry(home)
                .publish(
                        name, trained.model(), ImageFormats.of(trained.model()), PublishNotes.of(trained.provenance()));
    }

    /** Four skies to be found: {@code row 0} and {@code row 2} of the day, {@code row 1} and {@code row 3} of the night. */
    public static ModelVersion indexSkies(Path home, String name, ModelVersion classifier) {
        PictureIndexer indexer = new PictureIndexer(
                ModelKind.imageClassifier(classifier), new PictureIndexer.Settings(classifier.reference()));
        Trained<SimilarImages> trained = indexer.fit(skies().select(new int[] {0, 1, 2, 3}), Run.seeded(1));
        return registry(home)
                .publish(name, trained.model(), new SimilarImagesFormat(), PublishNotes.of(trained.provenance()));
    }

    /** A linear classifier of loans: those with much debt are refused, whatever the job. */
    public static ModelVersion publishTable(Path home, String name) {
        float[] debts = new float[60];
        List<String> jobs = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < debts.length; row++) {
            debts[row] = row;
            jobs.add(row % 3 == 0 ? "clerk" : "teacher");
            labels.add(row >= 30 ? "refused" : "granted");
        }
        Table loans = Table.builder()
                .numbers("debt", debts)
                .categories("job", jobs)
                .labels("outcome", labels)
                .build(new Source("tiny", "CC0-1.0", null));
        Trained<LinearTableClassifier> trained =
                new LinearTableTrainer(LinearTableTrainer.Settings.defaults()).fit(loans, Run.seeded(1));
        return registry(home)
                .publish(
                        name, trained.model(), TableFormats.of(trained.model()), PublishNotes.of(trained.provenance()));
    }

    /** Four films to be searched, with GloVe's vectors. */
    public static IndexDescription indexFilms(Path home) {
        return index(home, "films", "Star Wars", "War and Peace", "The Kid", "Lost in Space");
    }

    /** Texts to be searched by words and by GloVe's vectors; their ids count from 1. */
    public static IndexDescription index(Path home, String name, String... texts) {
        List<SearchDocument> documents = new ArrayList<>();
        for (String text : texts) {
            documents.add(SearchDocument.of(Integer.toString(documents.size() + 1), text));
        }
        SearchIndexes indexes = SearchIndexes.of(home);
        return new SearchIndexer(
                        SearchIndexer.Settings.defaults(), indexes.encoders().named(WordEncoders.GLOVE))
                .index(documents, new Source("tiny", "CC0-1.0", null), indexes.place(name), Run.seeded(1));
    }

    public static ModelVersion publishNeighbours(Path home, String name, Interactions data) {
        Trained<ItemKnnRecommender> trained =
                new ItemKnnTrainer(ItemKnnTrainer.Settings.defaults()).fit(data, Run.seeded(1));
        return registry(home)
                .publish(name, trained.model(), new ItemKnnFormat(), PublishNotes.of(trained.provenance()));
    }
}
