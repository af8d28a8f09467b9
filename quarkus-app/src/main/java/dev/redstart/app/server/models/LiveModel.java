package dev.redstart.app.server.models;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.model.Model;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.recommender.Recommender;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.similar.SimilarImages;

/** A version of a model, in memory. */
public record LiveModel(ModelVersion version, Model<?, ?> model) {
    public String name() {
        return version.name();
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public Recommender recommender() {
        ModelKind.RECOMMENDER.expect(version);
        return (Recommender) model;
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public TextClassifier textClassifier() {
        ModelKind.TEXT_CLASSIFIER.expect(version);
        return (TextClassifier) model;
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public ImageClassifier imageClassifier() {
        ModelKind.IMAGE_CLASSIFIER.expect(version);
        return (ImageClassifier) model;
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public TableClassifier tableClassifier() {
        ModelKind.TABLE_CLASSIFIER.expect(version);
        return (TableClassifier) model;
    }

    /** @throws IllegalArgumentException if it is a model of another kind */
    public SimilarImages pictureIndex() {
        ModelKind.PICTURE_INDEX.expect(version);
        return (SimilarImages) model;
    }
}
