package dev.redstart.app.cli;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.nlp.search.SearchHit;
import dev.redstart.nlp.search.SearchIndex;
import dev.redstart.nlp.search.SearchMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds texts in an index; the commands below it make, list, judge and delete indexes. */
@Command(
        name = "search",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        customSynopsis = {"redstart search INDEX QUERY [--mode=MODE] [--top=N]", "redstart search COMMAND", ""},
        commandListHeading = "%nCommands:%n",
        header = "Find texts by their words, by their meaning, or by both.",
        description = "Words are compared by BM25, meanings by word vectors; 'hybrid' merges both lists. "
                + "'redstart search evaluate' measures which is best for your texts.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart search index --name films --data movies.csv --text-column title",
            "  redstart search films \"space war\"",
            "  redstart search films \"space war\" --mode hybrid --top 5 --json",
            "  redstart search list"
        })
final class SearchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "INDEX", description = "The name of an index.")
    private @Nullable String index;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "QUERY", description = "What to look for.")
    private List<String> query = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "bm25|vector|hybrid",
            description = "By words, by meaning or by both (default: hybrid where the index has vectors, else bm25).")
    private @Nullable SearchMode mode;

    @Option(
            names = {"--top", "--count"},
            paramLabel = "N",
            description = "Hits at most, 1 to " + SearchIndex.MOST_HITS + " (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Spec
    private CommandSpec spec;

    private SearchCommand(Session session) {
        this.session = session;
    }

    static CommandLine commandLine(Session session) {
        return new CommandLine(new SearchCommand(session))
                .addSubcommand("index", new SearchIndexCommand(session))
                .addSubcommand("list", new SearchListCommand(session))
                .addSubcommand("evaluate", new SearchEvaluateCommand(session))
                .addSubcommand("delete", new SearchDeleteCommand(session));
    }

    @Override
    public Integer call() {
        String name = checkedIndex();
        String words = String.join(" ", query);
        SearchIndexes indexes = session.common().indexes();
        try (SearchIndex opened = mode == SearchMode.BM25 ? indexes.openForWords(name) : indexes.open(name)) {
            SearchMode asked = mode == null ? opened.modes().getLast() : mode;
            List<SearchHit> hits = opened.search(words, asked, count);
            if (session.json()) {
                session.terminal().printJson(json(name, asked, hits));
            } else {
                new HitList(session.terminal()).print(hits);
            }
        }
        return 0;
    }

    private String checkedIndex() {
        if (index == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "name an index and say what to look for, or name a command: "
                            + String.join(", ", spec.subcommands().keySet()));
        }
        if (query.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "say what to look for, like: redstart search " + index + " \"space war\"");
        }
        if (count < 1 || count > SearchIndex.MOST_HITS) {
            throw new ParameterException(
                    spec.commandLine(), "--top must be 1 to " + SearchIndex.MOST_HITS + ", got " + count);
        }
        return index;
    }

    private static Map<String, Object> json(String index, SearchMode mode, List<SearchHit> hits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", index);
        json.put("mode", mode.word());
        json.put("hits", hits.stream().map(SearchCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(SearchHit hit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", hit.document().id());
        json.put("score", hit.score());
        if (!hit.document().title().isEmpty()) {
            json.put("title", hit.document().title());
        }
        json.put("text", hit.document().text());
        if (!hit.document().fields().isEmpty()) {
            json.put("fields", hit.document().fields());
        }
        return json;
    }
}
