package dev.redstart.app.server.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.redstart.app.server.TimeOrderedId;
import dev.redstart.common.data.DataException;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into a {@link Problem}: whose fault it is decides the status. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Jackson's pointer into a source that it does not show. */
    private static final Pattern START_MARKER = Pattern.compile(" ?\\(start marker at .*");

    private static final List<String> POST_ONLY =
            List.of("/api/v1/events", "/api/v1/texts/", "/api/v1/search/", BodyLimit.PICTURES, "/api/v1/tables/");

    @ServerExceptionMapper
    public RestResponse<Problem> unknownModel(UnknownModelException e) {
        return answer(404, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknownItem(UnknownItemException e) {
        return answer(404, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unusableModel(ModelException e) {
        LOG.warn("{}", e.getMessage());
        return answer(503, e.getMessage());
    }

    @ServerExceptionMapper({IllegalArgumentException.class, DataException.class})
    public RestResponse<Problem> badQuestion(RuntimeException e) {
        return answer(400, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> overload(OverloadException e) {
        return comeBack(e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> storage(StorageException e) {
        LOG.error("{}", e.getMessage());
        LOG.debug("storage", e);
        return comeBack(e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> malformedJson(JsonProcessingException e) {
        return answer(400, malformed(e));
    }

    /** Jackson's own mapper for these is more specific than ours above, so it needs an answer of its own. */
    @ServerExceptionMapper
    public RestResponse<Problem> mismatchedJson(MismatchedInputException e) {
        return malformedJson(e);
    }

    /** The body broke off: the asker went away, or sent more than the limit, which Quarkus has answered with 413 by now. */
    @ServerExceptionMapper
    public RestResponse<Problem> brokenBody(IOException e) {
        LOG.debug("body", e);
        return answer(400, "the body could not be read to its end");
    }

    @ServerExceptionMapper
    public RestResponse<Problem> protocol(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        RestResponse.ResponseBuilder<Problem> answer = RestResponse.ResponseBuilder.create(
                RestResponse.Status.fromStatusCode(status), Problem.of(status, detail(e, uri)));
        if (status == 405) {
            answer.header(HttpHeaders.ALLOW, allowed(uri.getPath()));
        }
        return answer.type(Problem.MEDIA_TYPE).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> fault(Throwable e) {
        UUID fault = TimeOrderedId.next();
        LOG.error("fault {}", fault, e);
        return answer(500, "this is a fault of the server; its log says more under " + fault);
    }

    private static RestResponse<Problem> comeBack(@Nullable String detail) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, Problem.of(503, detail))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static RestResponse<Problem> answer(int status, @Nullable String detail) {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(status), Problem.of(status, detail))
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    /** RFC 9110 wants the methods in an answer of 405, and Quarkus does not name them. */
    private static String allowed(String path) {
        if (POST_ONLY.stream().anyMatch(path::startsWith)) {
            return "OPTIONS, POST";
        }
        return path.startsWith("/api/v1/recommendations/") ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
    }

    private static @Nullable String detail(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 404 -> "there is nothing at " + uri.getPath() + "; /q/swagger-ui shows what there is";
            case 405 -> uri.getPath() + " does not take this method";
            case 406 -> "answers are application/json" + (isOfPictures(uri) ? ", explanations also image/png" : "");
            case 413 -> "the body is larger than the server takes";
            case 415 -> "the body must be " + (isOfPictures(uri) ? "multipart/form-data or " : "") + "application/json";
            default -> e.getMessage();
        };
    }

    private static boolean isOfPictures(UriInfo uri) {
        return uri.getPath().startsWith(BodyLimit.PICTURES);
    }

    /** What Jackson found, without Java's class names, and where. */
    private static String malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return "the body is not the JSON that is expected here: " + reason(e)
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "'" + path(unknown) + "' is not known; known are " + new TreeSet<>(unknown.getKnownPropertyIds());
            case InvalidFormatException wrong -> "'" + path(wrong) + "' cannot be '" + wrong.getValue() + "'";
            case JsonMappingException broken
            when broken.getCause() instanceof StreamReadException noJson -> reason(noJson);
            case JsonMappingException wrong
            when !wrong.getPath().isEmpty() -> "'" + path(wrong) + "' is of the wrong kind";
            case MismatchedInputException wrong -> "it is of the wrong kind";
            default -> START_MARKER.matcher(e.getOriginalMessage()).replaceAll("");
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
