package dev.redstart.app.server.search;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Names the search indexes and what is wrong with them; a damaged one does not take the models out of service. */
@Readiness
final class IndexesHealth implements HealthCheck {
    private final LiveIndexes indexes;

    IndexesHealth(LiveIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("search indexes");
        indexes.served().forEach((name, version) -> answer.withData(name, version));
        indexes.damaged().forEach((name, message) -> answer.withData(name + " (damaged)", message));
        return answer.up().build();
    }
}
