package dev.redstart.app.cli;

import dev.redstart.datasets.catalogue.DataCache;
import dev.redstart.datasets.catalogue.DataCatalogue;
import dev.redstart.datasets.catalogue.DataEntry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The data sets that Redstart knows by name. */
@Command(
        name = "datasets",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "COMMAND",
        description = "List, show and fetch the data sets that are known by name.",
        footerHeading = "%nExamples:%n",
        footer = {"  redstart datasets list", "  redstart datasets show ml-100k", "  redstart datasets fetch ml-100k"})
final class DatasetsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private DatasetsCommand() {}

    static CommandLine commandLine(Session session) {
        return new CommandLine(new DatasetsCommand())
                .addSubcommand("list", new ListSets(session))
                .addSubcommand("show", new ShowSet(session))
                .addSubcommand("fetch", new FetchSet(session))
                .addSubcommand("path", new PathOfSet(session));
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "a command");
    }

    private static DataEntry entry(String name) {
        DataCatalogue catalogue = DataCatalogue.standard();
        List<String> names = catalogue.entries().stream().map(DataEntry::name).toList();
        return catalogue
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no data set '" + name + "' in the catalogue"
                        + Closest.hint(name, names) + "; there are " + catalogue.names()));
    }

    private static DataCache cache(Session session) {
        return DataCache.at(session.common().dataCache());
    }

    private static String state(DataEntry entry, DataCache cache) {
        if (entry.bundled()) {
            return "bundled";
        }
        return cache.has(entry) ? "fetched" : "to fetch";
    }

    private static Map<String, Object> json(DataEntry entry, DataCache cache) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", entry.name());
        json.put("title", entry.title());
        json.put("kind", entry.kind());
        json.put("rows", entry.figures().rows());
        switch (entry.kind()) {
            case DataEntry.TEXTS, DataEntry.IMAGES, DataEntry.TABLES ->
                json.put("labels", entry.figures().labels());
            case DataEntry.WORD_VECTORS ->
                json.put("dimensions", entry.figures().dimensions());
            default -> {
                json.put("users", entry.figures().users());
                json.put("items", entry.figures().items());
            }
        }
        json.put("licence", entry.licence());
        json.put("redistributable", entry.redistributable());
        json.put("citation", entry.citation());
        json.put("homepage", entry.homepage());
        json.put("bundled", entry.bundled());
        json.put("available", cache.has(entry));
        json.put("bytes", entry.bytes());
        json.put("sha256", entry.file().sha256());
        return json;
    }

    /** All of them. */
    @Command(
            name = "list",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            description = "List the data sets.",
            footerHeading = "%nExample:%n",
            footer = "  redstart datasets list --json")
    static final class ListSets implements Callable<Integer> {
        private final Session session;

        ListSets(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            DataCache cache = cache(session);
            List<DataEntry> entries = DataCatalogue.standard().entries();
            if (session.json()) {
                session.terminal()
                        .printJson(Map.of(
                                "datasets",
                                entries.stream()
                                        .map(entry -> json(entry, cache))
                                        .toList()));
                return 0;
            }
            Table table = new Table("name", "kind", ">rows", "licence", "here?", "what");
            for (DataEntry entry : entries) {
                table.row(
                        entry.name(),
                        entry.kind(),
                        Figures.count(entry.figures().rows()),
                        Text.cut(entry.licence(), 24),
                        state(entry, cache),
                        entry.title());
            }
            table.print(session.terminal());
            return 0;
        }
    }

    /** One of them. */
    @Command(
            name = "show",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            description = "Show what a data set holds, its licence, and how to cite it.",
            footerHeading = "%nExample:%n",
            footer = "  redstart datasets show online-retail")
    static final class ShowSet implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "NAME", description = "A data set of 'redstart datasets list'.")
        private String name = "";

        ShowSet(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            DataEntry entry = entry(name);
            DataCache cache = cache(session);
            if (session.json()) {
                session.terminal().printJson(json(entry, cache));
                return 0;
            }
            session.terminal().print(session.terminal().bold(entry.name()) + ": " + entry.title());
            line("holds", contents(entry));
            line("licence", entry.licence() + (entry.redistributable() ? "" : " (may not be passed on)"));
            line("cite", entry.citation());
            line("homepage", entry.homepage());
            line("here?", state(entry, cache));
            line("size", Figures.bytes(entry.bytes()));
            line("sha256", entry.file().sha256());
            return 0;
        }

        private static String contents(DataEntry entry) {
            String rows = Figures.counted(entry.figures().rows(), "row") + ", ";
            return switch (entry.kind()) {
                case DataEntry.TEXTS, DataEntry.IMAGES, DataEntry.TABLES ->
                    rows + Figures.counted(entry.figures().labels(), "label");
                case DataEntry.WORD_VECTORS ->
                    rows + Figures.counted(entry.figures().dimensions(), "dimension");
                default ->
                    rows + Figures.counted(entry.figures().users(), "user") + ", "
                            + Figures.counted(entry.figures().items(), "item");
            };
        }

        private void line(String name, String value) {
            session.terminal().print(String.format(Locale.ROOT, "  %-10s%s", name, value));
        }
    }

    /** Downloads one. */
    @Command(
            name = "fetch",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            header = "Download a data set.",
            description = "Goes on where an earlier attempt stopped, and checks every byte.",
            footerHeading = "%nExample:%n",
            footer = "  redstart datasets fetch ml-100k")
    static final class FetchSet implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "NAME", description = "A data set of 'redstart datasets list'.")
        private String name = "";

        FetchSet(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            DataEntry entry = entry(name);
            Path path = cache(session).fetch(entry, session.progress(entry.name()));
            answer(session, entry, path);
            return 0;
        }
    }

    /** Where one lies. */
    @Command(
            name = "path",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            description = "Print where a data set lies on this machine.",
            footerHeading = "%nExample:%n",
            footer = "  head \"$(redstart datasets path online-retail)\"")
    static final class PathOfSet implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "NAME", description = "A data set of 'redstart datasets list'.")
        private String name = "";

        PathOfSet(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            DataEntry entry = entry(name);
            answer(session, entry, cache(session).path(entry));
            return 0;
        }
    }

    private static void answer(Session session, DataEntry entry, Path path) {
        if (session.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", entry.name());
            json.put("path", path.toString());
            session.terminal().printJson(json);
        } else {
            session.terminal().print(path.toString());
        }
    }
}
