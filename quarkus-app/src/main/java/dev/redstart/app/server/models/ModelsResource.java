package dev.redstart.app.server.models;

import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What models there are, what they were made of, and how good they are. */
@Path("/api/v1/models")
@Tag(name = "Models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ModelsResource {
    private final ModelRegistry registry;
    private final LiveModels live;

    ModelsResource(ModelRegistry registry, LiveModels live) {
        this.registry = registry;
        this.live = live;
    }

    @GET
    @Operation(summary = "All models by name, with the version that each stands for")
    public ModelSummary.All all() {
        return new ModelSummary.All(registry.names().stream().map(this::summary).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "A model with its versions, their metrics beside the baseline's, and what they were made of")
    public ModelDetails one(@Parameter(example = "shop") @RestPath String name) {
        List<ModelDetails.Version> newestFirst = registry.versionNumbers(name).reversed().stream()
                .flatMap(version -> readable(name + "@" + version))
                .map(ModelDetails.Version::of)
                .toList();
        return new ModelDetails(summary(name), newestFirst);
    }

    private ModelSummary summary(String name) {
        Optional<ModelVersion> current = readable(name).findFirst();
        return new ModelSummary(
                name,
                current.map(version -> version.manifest().kind()).orElse(null),
                current.map(ModelVersion::version).orElse(null),
                live.served().get(name),
                current.map(version -> version.manifest().createdAt()).orElse(null),
                registry.aliases(name),
                live.damaged().get(name));
    }

    /** What a reference stands for; nothing when its manifest cannot be read, which {@link LiveModels#damaged()} explains. */
    private Stream<ModelVersion> readable(String reference) {
        try {
            return Stream.of(registry.resolve(reference));
        } catch (UnknownModelException e) {
            throw e;
        } catch (ModelException e) {
            return Stream.empty();
        }
    }
}
