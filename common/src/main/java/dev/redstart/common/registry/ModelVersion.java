package dev.redstart.common.registry;

import dev.redstart.common.bundle.Manifest;
import java.nio.file.Path;

/**
 * One published version of a model.
 *
 * @param version from 1, in the order of publishing
 * @param path the bundle's directory, which never changes
 */
public record ModelVersion(String name, int version, Path path, Manifest manifest) {
    /** {@code shop@3}, as {@link ModelRegistry#resolve} takes it. */
    public String reference() {
        return name + "@" + version;
    }
}
