package dev.redstart.app.kind;

import dev.redstart.common.model.Model;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextFormats;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.bundle.RecommenderFormats;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a published model can be asked, as the kind of its bundle says: the one place to add another sort of model. */
public enum ModelKind {
    RECOMMENDER("recommender"),
    TEXT_CLASSIFIER("text classifier");

    private final String words;

    ModelKind(String words) {
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

    /** Refuses a question that models of another kind answer. */
    public void expect(ModelVersion version) {
        ModelKind found = known(version);
        if (found != this) {
            throw new IllegalArgumentException(
                    "model '" + version.name() + "' is a " + found.words + "; this needs a " + words);
        }
    }
}
