package dev.redstart.app.server.models;

import dev.redstart.common.registry.ModelRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The registry of the home directory. */
final class ServedRegistry {
    @Produces
    @Singleton
    ModelRegistry registry(@ConfigProperty(name = "redstart.home") Path home) {
        return ModelRegistry.at(home.resolve("models"));
    }
}
