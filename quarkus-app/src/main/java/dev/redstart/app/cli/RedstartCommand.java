package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.search.SearchMode;
import dev.redstart.recommender.RecommenderTrainer.Task;
import dev.redstart.vision.classify.OnnxImageClassifier.Answer;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code redstart}: lists the others, and runs the one that was named. */
@Command(
        name = "redstart",
        sortOptions = false,
        optionListHeading = "%nOptions, before or after any command:%n",
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "COMMAND",
        description = "Recommendation, text, image and table models: train, compare, explain, publish and serve them.",
        versionProvider = RedstartCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart quickstart --no-serve",
            "  redstart train als --data online-retail --name shop",
            "  redstart recommend shop --user 17850 --count 5",
            "  redstart train text --data sms-spam --name spam",
            "  redstart explain text spam \"You have won a prize, call now\"",
            "  redstart serve --port 8080",
            "",
            "Exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped with Ctrl-C."
        })
public final class RedstartCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli fills it for the session
    private final CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli answers
    private boolean version;

    @Spec
    private CommandSpec spec;

    private RedstartCommand(CommonOptions common) {
        this.common = common;
    }

    /** Runs one command; its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        List<String> words = withoutHelpCommand(List.of(arguments));
        Interrupt interrupt = new Interrupt();
        try {
            return commandLine(terminal, interrupt, words::contains).execute(words.toArray(String[]::new));
        } finally {
            interrupt.finished();
        }
    }

    /** {@code help train} is {@code train --help}. */
    private static List<String> withoutHelpCommand(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("help")) {
            return arguments;
        }
        List<String> words = new ArrayList<>(arguments.subList(1, arguments.size()));
        words.add("--help");
        return words;
    }

    /**
     * The tree of commands, wired by hand.
     *
     * @param named whether a command is wanted with all that is below it; the two that have an algorithm each below them cost half of a
     *     short command's start
     */
    static CommandLine commandLine(Terminal terminal, Interrupt interrupt, Predicate<String> named) {
        CommonOptions common = new CommonOptions(terminal);
        Session session = new Session(terminal, common, interrupt);
        CommandLine line = new CommandLine(new RedstartCommand(common));
        line.addSubcommand("quickstart", new QuickstartCommand(session));
        line.addSubcommand("train", named.test("train") ? TrainCommand.commandLine(session) : new TrainCommand());
        line.addSubcommand(
                "evaluate", named.test("evaluate") ? EvaluateCommand.commandLine(session) : new EvaluateCommand());
        line.addSubcommand("recommend", new RecommendCommand(session));
        line.addSubcommand("similar", SimilarCommand.commandLine(session));
        line.addSubcommand("classify", ClassifyCommand.commandLine(session));
        line.addSubcommand("explain", ExplainCommand.commandLine(session));
        line.addSubcommand("search", SearchCommand.commandLine(session));
        line.addSubcommand("models", ModelsCommand.commandLine(session));
        line.addSubcommand("datasets", DatasetsCommand.commandLine(session));
        line.addSubcommand("serve", new ServeCommand(session));
        line.addSubcommand("doctor", new DoctorCommand(session));
        line.addSubcommand("benchmark", BenchmarkCommand.commandLine(session));
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF));
        Usage.convertNumbers(line);
        line.registerConverter(Task.class, Usage.word(Task.class));
        line.registerConverter(Duplicates.class, Usage.word(Duplicates.class));
        line.registerConverter(Answer.class, Usage.word(Answer.class));
        line.registerConverter(SearchMode.class, Usage.word(SearchMode.class));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Math.clamp(terminal.width(), 80, 120));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failure.ofExecution(terminal, failure, parsed));
        line.setParameterExceptionHandler((failure, words) -> Failure.ofUsage(terminal, failure));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "a command");
    }

    /** The version of the program and of what it runs on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            // All modules have one version; the app's own jar, which Quarkus packs, does not say it.
            String version = Run.class.getPackage().getImplementationVersion();
            return new String[] {
                "redstart " + (version == null ? "development" : version) + " (Java " + Runtime.version() + ")"
            };
        }
    }
}
