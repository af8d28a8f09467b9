package dev.redstart.app.server.models;

import dev.redstart.common.registry.ModelVersion;
import dev.redstart.recommender.Recommender;

/** A version of a model, in memory. */
public record LiveModel(ModelVersion version, Recommender recommender) {
    public String name() {
        return version.name();
    }
}
