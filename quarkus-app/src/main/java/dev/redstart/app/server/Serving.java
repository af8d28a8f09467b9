package dev.redstart.app.server;

import dev.redstart.app.server.models.LiveModels;
import dev.redstart.app.server.models.ModelWatch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.SortedMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where the server listens once its models are loaded, then waits for the signal to stop. */
final class Serving implements QuarkusApplication {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final ModelWatch watch;
    private final LiveModels models;

    Serving(ModelWatch watch, LiveModels models) {
        this.watch = watch;
        this.models = models;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        watch.awaitFirstLook();
        String url = "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
        SortedMap<String, Integer> served = models.served();
        LOG.info(
                "{} (models by version: {})",
                served.isEmpty() ? "no models yet: train one with --name" : "models are loaded",
                served);
        LOG.info(
                "Redstart is ready: {}/ (API {}/q/swagger-ui, health {}/q/health, metrics {}/q/metrics)",
                url,
                url,
                url,
                url);
        Quarkus.waitForExit();
        return 0;
    }
}
