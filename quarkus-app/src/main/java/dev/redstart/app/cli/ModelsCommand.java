package dev.redstart.app.cli;

import dev.redstart.common.model.ModelException;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What has been published. */
@Command(
        name = "models",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "COMMAND",
        description = "List, show, delete and alias the published models, and import others.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart models list",
            "  redstart models show shop@2",
            "  redstart models alias shop@2 production",
            "  redstart models delete shop@1"
        })
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private ModelsCommand() {}

    static CommandLine commandLine(Session session) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand("list", new ListModels(session))
                .addSubcommand("show", new ShowModel(session))
                .addSubcommand("delete", new DeleteModel(session))
                .addSubcommand("alias", new AliasModel(session))
                .addSubcommand("import", new ModelsImportCommand(session));
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "a command");
    }

    /** {@code shop} or {@code shop@3}. */
    record Reference(String name, @Nullable String version) {
        static Reference parse(String text) {
            int at = text.indexOf('@');
            return at < 0 ? new Reference(text, null) : new Reference(text.substring(0, at), text.substring(at + 1));
        }
    }

    /** Every version of every model. */
    @Command(
            name = "list",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            description = "List every version of every model.",
            footerHeading = "%nExample:%n",
            footer = "  redstart models list --json")
    static final class ListModels implements Callable<Integer> {
        private final Session session;

        ListModels(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = session.common().registry();
            List<ModelCard> cards = new ArrayList<>();
            for (String name : registry.names()) {
                for (int version : registry.versionNumbers(name)) {
                    card(registry, name + "@" + version).ifPresent(cards::add);
                }
            }
            if (session.json()) {
                session.terminal()
                        .printJson(Map.of(
                                "models", cards.stream().map(ModelCard::json).toList()));
            } else if (cards.isEmpty()) {
                session.terminal()
                        .note("no models in " + registry.directory() + "; 'redstart quickstart' publishes a first one");
            } else {
                print(cards);
            }
            return 0;
        }

        /** A damaged version must not hide the others. */
        private Optional<ModelCard> card(ModelRegistry registry, String reference) {
            try {
                return Optional.of(ModelCard.of(registry, registry.resolve(reference)));
            } catch (ModelException e) {
                session.terminal().note(reference + " cannot be read: " + e.getMessage());
                return Optional.empty();
            }
        }

        private void print(List<ModelCard> cards) {
            Table table = new Table(
                    "model", ">version", "aliases", "kind", "algorithm", "data", ">rows", "published", "judged");
            for (ModelCard card : cards) {
                table.row(
                        card.version().name(),
                        Integer.toString(card.version().version()),
                        String.join(", ", card.aliases()),
                        card.kind(),
                        card.provenance().algorithm(),
                        card.provenance().source().name(),
                        Figures.count(card.provenance().rows()),
                        card.published(),
                        card.leadingFigure());
            }
            table.print(session.terminal());
        }
    }

    /** One version in detail. */
    @Command(
            name = "show",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            description = "Show what a model was made of and how good it was.",
            footerHeading = "%nExamples:%n",
            footer = {"  redstart models show shop", "  redstart models show shop@2 --json"})
    static final class ShowModel implements Callable<Integer> {
        private final Session session;

        @Parameters(
                paramLabel = "MODEL",
                description = "A name (its production version, else the newest), or shop@3, shop@canary.")
        private String reference = "";

        ShowModel(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = session.common().registry();
            ModelCard card = ModelCard.of(registry, registry.resolve(reference));
            if (session.json()) {
                session.terminal().printJson(card.json());
            } else {
                card.print(session.terminal());
            }
            return 0;
        }
    }

    /** Removes a version, or a model with all of them. */
    @Command(
            name = "delete",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            description = "Delete one version of a model, or with --all every version of it.",
            footerHeading = "%nExamples:%n",
            footer = {"  redstart models delete shop@1", "  redstart models delete shop --all"})
    static final class DeleteModel implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "MODEL", description = "A version, such as shop@3; or a name with --all.")
        private String reference = "";

        @Option(names = "--all", description = "Delete every version.")
        private boolean all;

        @Spec
        private CommandSpec spec;

        DeleteModel(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = session.common().registry();
            Reference named = Reference.parse(reference);
            List<Integer> versions = registry.versionNumbers(named.name());
            List<Integer> deleted = Usage.of(spec, () -> meant(named, versions));
            if (deleted.equals(versions) && all) {
                registry.delete(named.name());
            } else {
                registry.delete(named.name(), deleted.getFirst());
            }
            answer(named.name(), deleted);
            return 0;
        }

        /** A damaged version can be deleted too, so no manifest is read. */
        private List<Integer> meant(Reference named, List<Integer> versions) {
            if (named.version() == null) {
                if (all || versions.size() == 1) {
                    return versions;
                }
                throw new IllegalArgumentException(named.name() + " has " + versions.size()
                        + " versions; name one, such as " + named.name() + "@" + versions.getLast() + ", or add --all");
            }
            if (all || !named.version().matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException((all
                                ? "--all goes with a name"
                                : "delete wants a version, such as " + named.name() + "@" + versions.getLast())
                        + ", got " + reference);
            }
            return List.of(Integer.valueOf(named.version()));
        }

        private void answer(String model, List<Integer> deleted) {
            if (session.json()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("model", model);
                json.put("deleted", deleted);
                session.terminal().printJson(json);
            } else {
                String numbers =
                        String.join(", ", deleted.stream().map(String::valueOf).toList());
                session.terminal()
                        .print("deleted " + model + ", version" + (deleted.size() == 1 ? " " : "s ") + numbers);
            }
        }
    }

    /** Names a version for those who ask. */
    @Command(
            name = "alias",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            header = "Let an alias point to a version.",
            description = "The alias 'production' answers to the plain name, others to shop@ALIAS.",
            footerHeading = "%nExamples:%n",
            footer = {"  redstart models alias shop@2 production", "  redstart models alias shop canary --remove"})
    static final class AliasModel implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description = "A version, such as shop@3; the name is enough with --remove.")
        private String reference = "";

        @Parameters(index = "1", paramLabel = "ALIAS", description = "A word such as production or canary.")
        private String alias = "";

        @Option(names = "--remove", description = "Take the alias away.")
        private boolean remove;

        AliasModel(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = session.common().registry();
            ModelVersion version = registry.resolve(reference);
            if (remove) {
                registry.removeAlias(version.name(), alias);
            } else {
                registry.alias(version.name(), alias, version.version());
            }
            if (session.json()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("model", version.name());
                json.put("aliases", registry.aliases(version.name()));
                session.terminal().printJson(json);
            } else {
                session.terminal()
                        .print(
                                remove
                                        ? version.name() + "@" + alias + " is gone"
                                        : version.name() + "@" + alias + " is now " + version.reference());
            }
            return 0;
        }
    }
}
