package dev.redstart.app.server.events;

import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database can be written. */
@Readiness
final class EventsHealth implements HealthCheck {
    private final EventTable table;

    EventsHealth(EventTable table) {
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            table.checkWritable();
            return HealthCheckResponse.named("events").up().build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("events")
                    .withData("database", String.valueOf(e.getMessage()))
                    .down()
                    .build();
        }
    }
}
