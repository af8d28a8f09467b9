package dev.redstart.app.kind;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.model.Model;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextFormats;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.bundle.RecommenderFormats;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.TableFormats;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.ImageFormats;
import dev.redstart.vision.similar.SimilarImages;
import dev.redstart.vision.similar.SimilarImagesFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a published model can be asked, as the kind of its bundle says: the one place to add another sort of model. */
public enum ModelKind {
    RECOMMENDER("a", "recommender"),
    TEXT_CLASSIFIER("a", "text classifier"),
    IMAGE_CLASSIFIER("an", "image classifier"),
    TABLE_CLASSIFIER("a", "table classifier"),
    PICTURE_INDEX("a", "picture index");

    private static final SimilarImagesFormat SIMILAR = new SimilarImagesFormat();

    private final String article;
    private final String words;

    ModelKind(String article, String words) {
        this.article = article;
        this.words = words;
    }

    /** {@code text classifier}. */
    public String words() {
        return words;
    }

    /** The kind of a version; nothing where a newer Redstart made it. */
    public static Optional<ModelKind> of(ModelVersion version) {
        String bundleKind = version.manifest().kind();
        return Arrays.stream(values())
                .filter(kind -> kind.bundleKinds().contains(bundleKind))
                .findFirst();
    }

    private Set<String> bundleKinds() {
        return switch (this) {
            case RECOMMENDER -> RecommenderFormats.kinds();
            case TEXT_CLASSIFIER -> TextFormats.kinds();
            case IMAGE_CLASSIFIER -> ImageFormats.kinds();
            case TABLE_CLASSIFIER -> TableFormats.kinds();
            case PICTURE_INDEX -> Set.of(SIMILAR.kind());
        };
    }

    /** @throws ModelException if this Redstart does not know the kind of the version */
    public static ModelKind known(ModelVersion version) {
        return of(version)
                .orElseThrow(() -> new ModelException(version.reference() + " is of kind '"
                        + version.manifest().kind() + "', which this version of Redstart does not know"));
    }

    /**
     * Reads the model of a version, whatever its kind.
     *
     * @throws ModelException if it is damaged, or of no known kind
     */
    public static Model<?, ?> read(ModelVersion version) {
        return switch (known(version)) {
            case RECOMMENDER -> RecommenderFormats.read(version.path());
            case TEXT_CLASSIFIER -> TextFormats.read(version.path());
            case IMAGE_CLASSIFIER -> ImageFormats.read(version.path());
            case TABLE_CLASSIFIER -> TableFormats.read(version.path());
            case PICTURE_INDEX -> Bundle.open(version.path()).model(SIMILAR);
        };
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public static Recommender recommender(ModelVersion version) {
        RECOMMENDER.expect(version);
        return RecommenderFormats.read(version.path());
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public static TextClassifier textClassifier(ModelVersion version) {
        TEXT_CLASSIFIER.expect(version);
        return TextFormats.read(version.path());
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public static ImageClassifier imageClassifier(ModelVersion version) {
        IMAGE_CLASSIFIER.expect(version);
        return ImageFormats.read(version.path());
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public static TableClassifier tableClassifier(ModelVersion version) {
        TABLE_CLASSIFIER.expect(version);
        return TableFormats.read(version.path());
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public static SimilarImages pictureIndex(ModelVersion version) {
        PICTURE_INDEX.expect(version);
        return Bundle.open(version.path()).model(SIMILAR);
    }

    /** Refuses a question that models of another kind answer. */
    public void expect(ModelVersion version) {
        ModelKind found = known(version);
        if (found != this) {
            throw new IllegalArgumentException(
                    "model '" + version.name() + "' is " + found.withArticle() + "; this needs " + withArticle());
        }
    }

    private String withArticle() {
        return article + " " + words;
    }
}
