package dev.redstart.app.server.models;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.model.Model;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.recommender.Recommender;

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
}
