package dev.redstart.app.server.images;

import dev.redstart.app.questions.PictureExplainer;
import dev.redstart.app.questions.PictureQuestion;
import dev.redstart.app.server.answers.TimedAnswers;
import dev.redstart.app.server.http.Parameter;
import dev.redstart.app.server.models.LiveModel;
import dev.redstart.app.server.models.LiveModels;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Ranking;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.explain.ImageExplanation;
import dev.redstart.vision.similar.SimilarImages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Which label has this picture, why, and which pictures look like it? Each call takes a form with a file, or JSON with the file in base64. */
@Path("/api/v1/images/{model}")
@Tag(name = "Images")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ImagesResource {
    private static final String PNG = "image/png";
    private static final String CLASSIFY = "Says which label a picture has, or each of several pictures";
    private static final String EXPLAIN = "Shows which places of a picture speak for its label, and which against it";
    private static final String EXPLAINED =
            "A PNG file, or JSON with it in base64 where Accept prefers application/json. Small pictures are enlarged.";
    private static final String SIMILAR = "Finds the pictures of an index that look most like one";

    private final LiveModels models;
    private final TimedAnswers timed;

    ImagesResource(LiveModels models, TimedAnswers timed) {
        this.models = models;
        this.timed = timed;
    }

    @POST
    @Path("/classify")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = CLASSIFY)
    public ImageLabels classify(@RestPath String model, @RestForm("image") @Nullable List<FileUpload> image) {
        if (image == null || image.isEmpty()) {
            return classified(model, List.of(PictureFile.ofUpload(null)), false);
        }
        List<PictureQuestion> pictures =
                image.stream().map(PictureFile::ofUpload).toList();
        return classified(model, pictures, pictures.size() > 1);
    }

    @POST
    @Path("/classify")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = CLASSIFY)
    public ImageLabels classify(@RestPath String model, @Nullable ClassifyRequest request) {
        ClassifyRequest question = present(request);
        return classified(model, question.pictures(), question.images() != null);
    }

    private ImageLabels classified(String model, List<PictureQuestion> pictures, boolean several) {
        LiveModel live = models.find(model);
        ImageClassifier classifier = live.imageClassifier();
        List<Classification> answers =
                timed.answer("classify", live, () -> PictureQuestion.answers(classifier, pictures));
        int version = live.version().version();
        if (!several) {
            return ImageLabels.ofOne(live.name(), version, answers.getFirst());
        }
        List<ImageLabels.Answer> named = new ArrayList<>();
        for (int at = 0; at < answers.size(); at++) {
            named.add(ImageLabels.Answer.of(pictures.get(at).name(), answers.get(at)));
        }
        return ImageLabels.ofSeveral(live.name(), version, named);
    }

    @POST
    @Path("/explain")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces({PNG, MediaType.APPLICATION_JSON})
    @Operation(summary = EXPLAIN, description = EXPLAINED)
    public Response explain(
            @RestPath String model,
            @RestForm("image") @Nullable FileUpload image,
            @RestForm @Nullable String label,
            @RestForm @Nullable String method,
            HttpHeaders headers) {
        PictureExplainer explainer = ExplainRequest.explainer(method, label);
        return explained(model, PictureFile.ofUpload(image), explainer, headers);
    }

    @POST
    @Path("/explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({PNG, MediaType.APPLICATION_JSON})
    @Operation(summary = EXPLAIN, description = EXPLAINED)
    public Response explain(@RestPath String model, @Nullable ExplainRequest request, HttpHeaders headers) {
        ExplainRequest question = present(request);
        PictureExplainer explainer = question.explainer();
        return explained(model, PictureFile.ofBase64("image", question.image()), explainer, headers);
    }

    private Response explained(String model, PictureQuestion picture, PictureExplainer explainer, HttpHeaders headers) {
        LiveModel live = models.find(model);
        ImageClassifier classifier = live.imageClassifier();
        return timed.answer("explain", live, () -> {
            ImageExplanation explanation = explainer.explain(classifier, picture);
            byte[] overlay = picture.overlay(explanation);
            return wantsPng(headers)
                    ? Response.ok(overlay, PNG).build()
                    : Response.ok(reasons(live, explanation, overlay), MediaType.APPLICATION_JSON)
                            .build();
        });
    }

    /** Whichever of the two the asker likes better. */
    private static boolean wantsPng(HttpHeaders headers) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (MediaType.valueOf(PNG).isCompatible(accepted)) {
                return true;
            }
            if (MediaType.APPLICATION_JSON_TYPE.isCompatible(accepted)) {
                return false;
            }
        }
        throw new NotAcceptableException();
    }

    private static ImageReasons reasons(LiveModel live, ImageExplanation explanation, byte[] overlay) {
        return new ImageReasons(
                live.name(),
                live.version().version(),
                explanation.label(),
                explanation.probability(),
                explanation.method(),
                Base64.getEncoder().encodeToString(overlay));
    }

    @POST
    @Path("/similar")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = SIMILAR, description = "model is an index that 'redstart similar index' made.")
    public SimilarPictures similar(
            @RestPath String model, @RestForm("image") @Nullable FileUpload image, @RestForm @Nullable String count) {
        int most = SimilarRequest.checked(Parameter.integer("count", count));
        return similar(model, PictureFile.ofUpload(image), most);
    }

    @POST
    @Path("/similar")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = SIMILAR, description = "model is an index that 'redstart similar index' made.")
    public SimilarPictures similar(@RestPath String model, @Nullable SimilarRequest request) {
        SimilarRequest question = present(request);
        int most = SimilarRequest.checked(question.count());
        return similar(model, PictureFile.ofBase64("image", question.image()), most);
    }

    private SimilarPictures similar(String model, PictureQuestion picture, int count) {
        LiveModel live = models.find(model);
        SimilarImages index = live.pictureIndex();
        Ranking<String> answer =
                timed.answer("similar", live, () -> index.similar(picture.pixels(index.classifier()), count));
        return SimilarPictures.of(live, answer);
    }

    private static <R> R present(@Nullable R request) {
        if (request == null) {
            throw new IllegalArgumentException("the body must be a JSON object, like {\"image\": \"iVBORw0KGgo...\"}");
        }
        return request;
    }
}
