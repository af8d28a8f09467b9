package dev.redstart.app.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 says it ({@code application/problem+json}), without a type of its own ({@code about:blank}).
 *
 * @param title the status in words
 * @param status the HTTP status again, for those who only keep the body
 * @param detail one line: what was wrong, and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An error (RFC 9457)")
public record Problem(
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "count must be between 1 and 10000, got 0") @Nullable
        String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int LONGEST_DETAIL = 1_000;

    public Problem {
        if (detail != null && detail.length() > LONGEST_DETAIL) {
            detail = detail.substring(0, LONGEST_DETAIL) + " ...";
        }
    }

    static Problem of(int status, @Nullable String detail) {
        return new Problem(HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail);
    }

    /** Answers a request that never reaches a resource. */
    void send(RoutingContext request) {
        JsonObject body =
                new JsonObject().put("title", title).put("status", status).put("detail", detail);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(body.encode());
    }
}
