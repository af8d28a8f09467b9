package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Items that the same people like. */
@Command(
        name = "similar",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = "List the items that are liked by the same users as one item.",
        footerHeading = "%nExample:%n",
        footer = "  redstart similar shop --item \"WHITE METAL LANTERN\" --count 5")
final class SimilarCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as shop@3 or shop@canary.")
    private String reference = "";

    @Option(names = "--item", required = true, paramLabel = "ID", description = "The item to compare with.")
    private String item = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many items, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Spec
    private CommandSpec spec;

    SimilarCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > RecommendQuery.MAX_COUNT) {
            throw new ParameterException(
                    spec.commandLine(), "count must be between 1 and " + RecommendQuery.MAX_COUNT + ", got " + count);
        }
        ModelVersion version = session.common().registry().resolve(reference);
        Recommender model = ModelKind.recommender(version);
        if (!model.knowsItem(item)) {
            throw new IllegalArgumentException("item '" + item + "' is not in the model's catalogue of "
                    + Figures.counted(model.itemCount(), "item")
                    + Closest.hint(item, model.trainingData().items().ids()));
        }
        Ranking<String> answer = model.similarItems(item, count);
        if (session.json()) {
            session.terminal().printJson(json(version, answer));
        } else {
            print(version, answer);
        }
        return 0;
    }

    private void print(ModelVersion version, Ranking<String> answer) {
        Terminal terminal = session.terminal();
        terminal.print("liked with " + terminal.bold(Text.printable(item)) + ", from " + version.name() + "@"
                + version.version() + ":");
        new RecommendationList(terminal).print(answer, entry -> List.of(), entry -> "");
    }

    private Map<String, Object> json(ModelVersion version, Ranking<String> answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", version.name());
        json.put("version", version.version());
        json.put("item", item);
        List<Map<String, Object>> items = new ArrayList<>();
        for (Scored<String> entry : answer.entries()) {
            Map<String, Object> similar = new LinkedHashMap<>();
            similar.put("item", entry.item());
            similar.put("score", entry.score());
            items.add(similar);
        }
        json.put("items", items);
        return json;
    }
}
