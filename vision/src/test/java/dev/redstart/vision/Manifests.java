package dev.redstart.vision;

import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.data.Source;
import dev.redstart.common.train.Provenance;
import java.time.Instant;
import java.util.Map;

/** Manifests of models that a test writes. */
public final class Manifests {
    private Manifests() {}

    public static Manifest of(String kind) {
        Provenance provenance = new Provenance("test", Map.of(), 1, Source.inMemory("pictures"), 1, Map.of());
        return new Manifest(kind, "pictures", "1", Instant.EPOCH, provenance, null, Map.of(), Map.of());
    }
}
