package dev.redstart.app.cli;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.common.model.ModelException;
import dev.redstart.nlp.search.IndexDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Every search index of the home. */
@Command(
        name = "list",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = "List the search indexes.",
        footerHeading = "%nExample:%n",
        footer = "  redstart search list --json")
final class SearchListCommand implements Callable<Integer> {
    private final Session session;

    SearchListCommand(Session session) {
        this.session = session;
    }

    private record Entry(String name, IndexDescription index, long bytes) {}

    @Override
    public Integer call() {
        SearchIndexes indexes = session.common().indexes();
        List<Entry> entries = new ArrayList<>();
        for (String name : indexes.names()) {
            try {
                entries.add(new Entry(name, indexes.describe(name), FolderSize.of(indexes.place(name))));
            } catch (ModelException e) {
                session.terminal().note(name + " cannot be read: " + e.getMessage());
            }
        }
        if (session.json()) {
            session.terminal()
                    .printJson(Map.of(
                            "indexes",
                            entries.stream().map(SearchListCommand::json).toList()));
        } else if (entries.isEmpty()) {
            session.terminal()
                    .note("no search indexes in " + indexes.directory() + "; 'redstart search index' makes one");
        } else {
            print(entries);
        }
        return 0;
    }

    private void print(List<Entry> entries) {
        Table table = new Table("index", ">version", ">documents", "data", "analyzer", "vectors", ">size", "made");
        for (Entry entry : entries) {
            IndexDescription index = entry.index();
            table.row(
                    entry.name(),
                    Integer.toString(index.version()),
                    Figures.count(index.documents()),
                    index.source().name(),
                    index.tokenizer(),
                    index.vectors() == null ? "none" : index.vectors().name(),
                    Figures.bytes(entry.bytes()),
                    index.createdAt().toString());
        }
        table.print(session.terminal());
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> json = IndexJson.of(entry.name(), entry.index());
        json.put("bytes", entry.bytes());
        return json;
    }
}
