package dev.redstart.app.server.texts;

import dev.redstart.app.server.answers.TimedAnswers;
import dev.redstart.app.server.models.LiveModel;
import dev.redstart.app.server.models.LiveModels;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.explain.TextExplanation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Which label has this text, and why? */
@Path("/api/v1/texts/{model}")
@Tag(name = "Texts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class TextsResource {
    private static final String REFERENCE =
            "A text model's name, or one of its versions or aliases: spam, spam@3, spam@canary";

    private final LiveModels models;
    private final TimedAnswers timed;

    TextsResource(LiveModels models, TimedAnswers timed) {
        this.models = models;
        this.timed = timed;
    }

    @POST
    @Path("/classify")
    @Operation(
            summary = "Says which label a text has, or each of several texts",
            description = "One text is answered by label, probability and labels; several by a list of such answers.")
    public TextLabels classify(
            @Parameter(description = REFERENCE, example = "spam") @RestPath String model,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(name = "one text", value = """
                                    {"text": "You have won a prize, call now"}"""),
                                                @ExampleObject(name = "several texts", value = """
                                    {"texts": ["You have won a prize, call now", "See you at lunch"]}""")
                                            }))
                    @Nullable
                    ClassifyRequest request) {
        ClassifyRequest question = present(request);
        question.check();
        LiveModel live = models.find(model);
        TextClassifier classifier = live.textClassifier();
        return timed.answer("classify", live, () -> answer(live, classifier, question));
    }

    private static TextLabels answer(LiveModel live, TextClassifier classifier, ClassifyRequest question) {
        int version = live.version().version();
        if (question.text() != null) {
            return TextLabels.ofOne(live.name(), version, TextLabels.Answer.of(classifier.answer(question.text())));
        }
        List<String> texts = question.texts() == null ? List.of() : question.texts();
        List<TextLabels.Answer> answers = Arrays.stream(classifier.probabilities(texts))
                .map(classifier::classification)
                .map(TextLabels.Answer::of)
                .toList();
        return TextLabels.ofSeveral(live.name(), version, answers);
    }

    @POST
    @Path("/explain")
    @Operation(
            summary = "Says which words speak for the label of a text, and which against it",
            description =
                    "Of a linear model exactly, of a network by its gradients, of any model by asking it about changed texts.")
    public TextReasons explain(
            @Parameter(description = REFERENCE, example = "spam") @RestPath String model,
            @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "shap", value = """
                                    {"text": "You have won a prize, call now", "method": "shap"}""")))
                    @Nullable
                    ExplainRequest request) {
        ExplainRequest question = present(request);
        String text = question.checkedText();
        question.checkMethod();
        LiveModel live = models.find(model);
        TextClassifier classifier = live.textClassifier();
        TextExplanation explanation = timed.answer("explain", live, () -> {
            String label = question.label() == null ? classifier.answer(text).label() : question.label();
            return question.explainerOf(classifier).explain(classifier, text, label);
        });
        return TextReasons.of(live.name(), live.version().version(), explanation);
    }

    private static <R> R present(@Nullable R request) {
        if (request == null) {
            throw new IllegalArgumentException("the body must be a JSON object, like {\"text\": \"call now\"}");
        }
        return request;
    }
}
