package dev.redstart.app.cli;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.app.indexes.WordEncoders;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.analysis.Tokenizers;
import dev.redstart.nlp.search.IndexDescription;
import dev.redstart.nlp.search.SearchIndexer;
import dev.redstart.nlp.search.SentenceEncoder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an index of a table's rows, or replaces one. */
@Command(
        name = "index",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Make a search index of the rows of a file.",
        description =
                "An index of the same name is replaced when the new one is ready; a running server takes it within a second.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart search index --name films --data movies.csv --text-column title",
            "  redstart search index --name films --data movies.csv \\",
            "      --id-column movieId --text-column title --field genres",
            "  redstart search index --name messages --data sms-spam --vectors none",
            "  redstart search index --name hotels --data reviews.csv \\",
            "      --analyzer smartcn --vectors cc.zh.300.vec.gz"
        })
final class SearchIndexCommand implements Callable<Integer> {
    private static final String NO_VECTORS = "none";

    private final Session session;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "What the index is called: lower-case letters, digits, '.', '_' and '-'.")
    private String name = "";

    @Mixin
    private final SearchDataOptions data = new SearchDataOptions();

    @Option(
            names = "--analyzer",
            paramLabel = "NAME",
            description =
                    "How texts and queries become words: standard, plain, english, icu, cjk-bigram or smartcn (default: ${DEFAULT-VALUE}).")
    private String analyzer = SearchIndexer.Settings.defaults().tokenizer();

    @Option(
            names = "--vectors",
            paramLabel = "NAME|PATH|none",
            description =
                    "Word vectors for modes vector and hybrid: glove (English, comes with Redstart), a file of GloVe or fastText "
                            + "(.txt, .vec; .gz is fine), or none (default: ${DEFAULT-VALUE}).")
    private String vectors = WordEncoders.GLOVE;

    @Spec
    private CommandSpec spec;

    SearchIndexCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SearchIndexes indexes = session.common().indexes();
        Path place = Usage.of(spec, this::checkedPlace);
        SearchIndexer.Settings settings = Usage.of(spec, this::settings);
        SearchDataOptions.Documents documents = data.load(session.terminal());
        SearchIndexer indexer = new SearchIndexer(settings, encoder(indexes));
        Run run = session.run("index " + name, 1);
        long start = System.nanoTime();
        IndexDescription made = indexer.index(documents.documents(), documents.source(), place, run);
        answer(made, (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private Path checkedPlace() {
        Set<String> commands = spec.parent().subcommands().keySet();
        if (commands.contains(name)) {
            throw new IllegalArgumentException(
                    "an index cannot be called '" + name + "', as 'redstart search " + name + "' is a command");
        }
        return session.common().indexes().place(name);
    }

    private SearchIndexer.Settings settings() {
        if (!Tokenizers.names().contains(analyzer)) {
            throw new IllegalArgumentException(
                    "--analyzer must be one of " + String.join(", ", Tokenizers.names()) + ", got '" + analyzer + "'");
        }
        return SearchIndexer.Settings.defaults().withTokenizer(analyzer);
    }

    private @Nullable SentenceEncoder encoder(SearchIndexes indexes) {
        return vectors.equals(NO_VECTORS) ? null : indexes.encoders().named(vectors);
    }

    private void answer(IndexDescription made, double seconds) {
        if (session.json()) {
            Map<String, Object> json = IndexJson.of(name, made);
            json.put("seconds", seconds);
            session.terminal().printJson(json);
        } else {
            session.terminal()
                    .print("indexed " + Figures.counted(made.documents(), "document") + " as " + name + " (version "
                            + made.version() + "); ask: redstart search " + name + " \"...\"");
        }
    }
}
