package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.explain.TextExplainer;
import dev.redstart.nlp.explain.TextExplainers;
import dev.redstart.nlp.explain.TextExplanation;
import dev.redstart.nlp.explain.WordWeight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why a model answers as it does. */
@Command(
        name = "explain",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "SUBJECT",
        commandListHeading = "%nSubjects:%n",
        header = "Say why a text, a picture or a row has its label.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart explain text spam \"You have won a prize, call now\"",
            "  redstart explain image clothes shirt.png --output heat.png"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private ExplainCommand() {}

    static CommandLine commandLine(Session session) {
        return new CommandLine(new ExplainCommand())
                .addSubcommand("text", new OfText(session))
                .addSubcommand("image", new ExplainImageCommand(session))
                .addSubcommand("table", new ExplainTableCommand(session));
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "a subject");
    }

    /** The label of a text, word by word. */
    @Command(
            name = "text",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            header = "The words that speak for a label, and those against it.",
            description = "On a terminal, words for the label are green and words against it red.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  redstart explain text spam \"You have won a prize, call now\"",
                "  redstart explain text spam \"See you at lunch\" --label spam --method shap"
            })
    static final class OfText implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description =
                        "A published model: its name, or a version or alias of it, such as spam@3 or spam@canary.")
        private String reference = "";

        @Parameters(index = "1", paramLabel = "TEXT", description = "The text, in quotes.")
        private String text = "";

        @Option(
                names = "--method",
                paramLabel = "WORD",
                description = {
                    "exact: the sum of a linear model, in log-odds.",
                    "integrated-gradients: the way of a network.",
                    "leave-one-out, lime, shap: any model, by asking it about changed texts (default: exact for linear models, "
                            + "shap for networks)."
                })
        private @Nullable String method;

        @Option(names = "--label", paramLabel = "LABEL", description = "The label to explain (default: the likeliest).")
        private @Nullable String label;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
        private long seed = 0;

        @Spec
        private CommandSpec spec;

        OfText(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Usage.of(spec, this::checkedMethod);
            ModelVersion version = session.common().registry().resolve(reference);
            TextClassifier model = ModelKind.textClassifier(version);
            String explained = label == null ? model.answer(text).label() : label;
            TextExplainer explainer = TextExplainers.named(method == null ? TextExplainers.usual(model) : method, seed);
            TextExplanation explanation = explainer.explain(model, text, explained);
            if (session.json()) {
                session.terminal().printJson(json(explanation));
            } else {
                new WordColours(session.terminal()).print(text, explanation);
            }
            return 0;
        }

        private boolean checkedMethod() {
            if (method != null && !TextExplainers.names().contains(method)) {
                throw new IllegalArgumentException("--method must be one of "
                        + String.join(", ", TextExplainers.names()) + ", got '" + method + "'"
                        + Closest.hint(method, TextExplainers.names()));
            }
            return true;
        }

        private static Map<String, Object> json(TextExplanation explanation) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("label", explanation.label());
            json.put("probability", explanation.probability());
            json.put("method", explanation.method());
            json.put("base", explanation.base());
            json.put("words", explanation.words().stream().map(OfText::json).toList());
            return json;
        }

        private static Map<String, Object> json(WordWeight word) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("word", word.word());
            json.put("weight", word.weight());
            json.put("start", word.start());
            json.put("end", word.end());
            return json;
        }
    }
}
