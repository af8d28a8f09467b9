package dev.redstart.app.server.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers as {@link Problem}s what fails before or beside the resources: paths outside the API, bodies beyond the limit. */
@Singleton
final class NothingThere {
    void register(@Observes Router router) {
        router.route().last().handler(NothingThere::notFound);
        router.route().failureHandler(NothingThere::failed);
    }

    private static void notFound(RoutingContext request) {
        Problem.of(404, "there is nothing at " + request.normalizedPath() + "; /q/swagger-ui shows what there is")
                .send(request);
    }

    private static void failed(RoutingContext request) {
        if (request.response().headWritten() || request.statusCode() < 400 || request.statusCode() >= 500) {
            request.next();
        } else {
            Problem.of(request.statusCode(), null).send(request);
        }
    }
}
