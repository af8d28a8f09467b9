package dev.redstart.app.server.search;

import dev.redstart.app.indexes.SearchIndexes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The search indexes of the home directory. */
final class ServedIndexes {
    @Produces
    @Singleton
    SearchIndexes indexes(@ConfigProperty(name = "redstart.home") Path home) {
        return SearchIndexes.of(home);
    }
}
