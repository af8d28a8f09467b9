package dev.redstart.app.server.models;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the models were loaded, unless all are damaged. One damaged model beside others that work is named, but does not take the
 * others out of service.
 */
@Readiness
final class ModelsHealth implements HealthCheck {
    private final ModelWatch watch;
    private final LiveModels models;

    ModelsHealth(ModelWatch watch, LiveModels models) {
        this.watch = watch;
        this.models = models;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Integer> served = models.served();
        Map<String, String> damaged = models.damaged();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("models");
        served.forEach((reference, version) -> answer.withData(reference, version));
        damaged.forEach((reference, message) -> answer.withData(reference + " (damaged)", message));
        return answer.status(watch.hasLooked() && (damaged.isEmpty() || !served.isEmpty()))
                .build();
    }
}
