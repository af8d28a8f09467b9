package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a user, or the owner of a basket, will want next, and why. */
@Command(
        name = "recommend",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = "Recommend items to a user, or to the owner of a basket, with the reasons.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart recommend shop --user 17850 --count 5",
            "  redstart recommend shop --items \"WHITE METAL LANTERN\" \"RED WOOLLY HOTTIE WHITE HEART.\"",
            "  redstart recommend shop@2 --user 17850 --deny POSTAGE --json"
        })
final class RecommendCommand implements Callable<Integer> {
    /** Reasons of one item: more do not help a reader. */
    private static final int REASONS = 3;

    private final Session session;

    @Parameters(
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as shop@3 or shop@canary.")
    private String reference = "";

    @Option(names = "--user", paramLabel = "ID", description = "Who asks. Somebody unknown gets what is popular.")
    private @Nullable String user;

    @Option(
            names = "--items",
            arity = "1..*",
            paramLabel = "ID",
            description =
                    "A basket instead of a user, or beside one: one or more items, each in quotes if it has spaces.")
    private List<String> basket = new ArrayList<>();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many items, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Option(
            names = "--exclude-seen",
            description = "Leave out what the user or basket has already (this is the default).")
    private boolean excludeSeen;

    @Option(names = "--include-seen", description = "Show also what the user or basket has already.")
    private boolean includeSeen;

    @Option(names = "--allow", arity = "1..*", paramLabel = "ID", description = "Show these items only.")
    private List<String> allowed = new ArrayList<>();

    @Option(names = "--deny", arity = "1..*", paramLabel = "ID", description = "Do not show these items.")
    private List<String> denied = new ArrayList<>();

    @Option(names = "--minimum-score", paramLabel = "X", description = "Leave out items with a lower score.")
    private double minimumScore = Double.NEGATIVE_INFINITY;

    @Option(names = "--no-explain", description = "Give no reasons.")
    private boolean noExplain;

    @Spec
    private CommandSpec spec;

    RecommendCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RecommendQuery query = query();
        ModelVersion version = session.common().registry().resolve(reference);
        Recommender model = ModelKind.recommender(version);
        noteUnknown(model);
        Ranking<String> answer = model.recommend(query);
        if (session.json()) {
            session.terminal().printJson(json(version, model, query, answer));
        } else {
            print(version, model, query, answer);
        }
        return 0;
    }

    private RecommendQuery query() {
        if (user == null && basket.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name who asks with --user, or a basket with --items");
        }
        if (excludeSeen && includeSeen) {
            throw new ParameterException(spec.commandLine(), "--exclude-seen and --include-seen exclude each other");
        }
        List<Scored<String>> liked = basket.stream()
                .map(item -> new Scored<>(item, RecommendQuery.LIKED))
                .toList();
        return Usage.of(
                spec,
                () -> new RecommendQuery(
                        user,
                        liked,
                        count,
                        !includeSeen,
                        allowed.isEmpty() ? null : Set.copyOf(allowed),
                        Set.copyOf(denied),
                        minimumScore));
    }

    /** A typing mistake in a basket or a filter must not pass for taste. */
    private void noteUnknown(Recommender model) {
        List<String> named = new ArrayList<>(basket);
        named.addAll(allowed);
        named.addAll(denied);
        for (String item : named) {
            if (!model.knowsItem(item)) {
                session.terminal()
                        .note("item '" + Text.printable(item) + "' is not in the model"
                                + Closest.hint(
                                        item, model.trainingData().items().ids()));
            }
        }
    }

    private List<Reason> reasons(Recommender model, RecommendQuery query, String item) {
        return noExplain ? List.of() : model.explain(query, item).causes(REASONS);
    }

    private Map<String, Object> json(
            ModelVersion version, Recommender model, RecommendQuery query, Ranking<String> answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", version.name());
        json.put("version", version.version());
        if (user != null) {
            json.put("user", user);
        }
        if (!basket.isEmpty()) {
            json.put("basket", basket);
        }
        json.put("fallback", answer.fallback());
        List<Map<String, Object>> items = new ArrayList<>();
        for (Scored<String> entry : answer.entries()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("item", entry.item());
            item.put("score", entry.score());
            item.put(
                    "reasons",
                    reasons(model, query, entry.item()).stream()
                            .map(RecommendCommand::json)
                            .toList());
            items.add(item);
        }
        json.put("items", items);
        return json;
    }

    private static Map<String, Object> json(Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(reason.kind() == Reason.Kind.USER ? "user" : "item", reason.id());
        json.put("weight", reason.weight());
        return json;
    }

    private void print(ModelVersion version, Recommender model, RecommendQuery query, Ranking<String> answer) {
        Terminal terminal = session.terminal();
        String asker = user == null ? "this basket" : "user " + user;
        terminal.print(terminal.bold(Text.printable("for " + asker)) + " from " + version.name() + "@"
                + version.version() + ":");
        if (answer.fallback()) {
            terminal.print(
                    Text.printable("the model knows nothing of " + asker + "; these are the most popular items"));
        }
        if (answer.entries().isEmpty()) {
            terminal.print("no item passes the filters");
        }
        new RecommendationList(terminal).print(answer, item -> reasons(model, query, item), item -> "");
    }
}
