package dev.redstart.app.server.tables;

import dev.redstart.app.questions.RowQuestion;
import dev.redstart.app.server.answers.TimedAnswers;
import dev.redstart.app.server.models.LiveModel;
import dev.redstart.app.server.models.LiveModels;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.explain.TableExplanation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Which label has this row of a table, and why? */
@Path("/api/v1/tables/{model}")
@Tag(name = "Tables")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class TablesResource {
    private static final String REFERENCE =
            "A table model's name, or one of its versions or aliases: credit, credit@3, credit@canary";

    private final LiveModels models;
    private final TimedAnswers timed;

    TablesResource(LiveModels models, TimedAnswers timed) {
        this.models = models;
        this.timed = timed;
    }

    @POST
    @Path("/classify")
    @Operation(
            summary = "Says which label a row has, or each of several rows, and the strongest reasons for it",
            description =
                    "A row must name each column that the model reads, if only with null; what else it names does not matter. A category that "
                            + "training did not see counts as an average one.")
    public RowLabels classify(
            @Parameter(description = REFERENCE, example = "credit") @RestPath String model,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(name = "one row, with reasons", value = """
                                    {"row": {"income": 41000, "job": "clerk"}, "reasons": 3, "label": "refused"}"""),
                                                @ExampleObject(name = "several rows", value = """
                                    {"rows": [{"income": 41000, "job": "clerk"}, {"income": 52000, "job": null}]}""")
                                            }))
                    @Nullable
                    RowRequest request) {
        RowRequest question = present(request);
        question.check();
        LiveModel live = models.find(model);
        TableClassifier classifier = live.tableClassifier();
        List<RowLabels.Answer> answers = timed.answer("classify", live, () -> answers(classifier, question));
        int version = live.version().version();
        return question.rows() == null
                ? new RowLabels(live.name(), version, answers.getFirst(), null)
                : new RowLabels(live.name(), version, null, answers);
    }

    private static List<RowLabels.Answer> answers(TableClassifier classifier, RowRequest question) {
        List<RowLabels.Answer> answers = new ArrayList<>();
        for (RowQuestion row : question.questions()) {
            try {
                answers.add(answer(classifier, question, row));
            } catch (IllegalArgumentException e) {
                throw question.rows() == null
                        ? e
                        : new IllegalArgumentException("row " + (answers.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return answers;
    }

    private static RowLabels.Answer answer(TableClassifier classifier, RowRequest question, RowQuestion row) {
        return question.wantsReasons()
                ? RowLabels.Answer.of(row.reasoned(classifier, question.label(), question.mostReasons()))
                : RowLabels.Answer.of(row.answer(classifier));
    }

    @POST
    @Path("/explain")
    @Operation(
            summary = "Says what each column of a row does for its label",
            description = "Shapley values: with the probability of an average row they add up to that of this row.")
    public RowExplanation explain(
            @Parameter(description = REFERENCE, example = "credit") @RestPath String model,
            @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "one row", value = """
                                    {"row": {"income": 41000, "job": "clerk"}, "label": "refused"}""")))
                    @Nullable
                    ExplainRequest request) {
        ExplainRequest question = present(request);
        RowQuestion row = new RowQuestion(question.checkedRow());
        LiveModel live = models.find(model);
        TableClassifier classifier = live.tableClassifier();
        TableExplanation explanation = timed.answer("explain", live, () -> row.explain(classifier, question.label()));
        return RowExplanation.of(live, explanation);
    }

    private static <R> R present(@Nullable R request) {
        if (request == null) {
            throw new IllegalArgumentException("the body must be a JSON object, like {\"row\": {\"age\": 41}}");
        }
        return request;
    }
}
