package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class HelpTest {
    private static CommandLine everything() {
        Terminal terminal = Terminal.unwatched(
                Cli.stream(new ByteArrayOutputStream()), Cli.stream(new ByteArrayOutputStream()), Map.of());
        return RedstartCommand.commandLine(terminal, new Interrupt(), command -> true);
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> commands = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(below -> commands.addAll(all(below)));
        return commands;
    }

    private static Stream<DynamicTest> ofEachCommand(Consumer<CommandLine> check) {
        return all(everything()).stream()
                .map(command ->
                        DynamicTest.dynamicTest(command.getCommandSpec().qualifiedName(), () -> check.accept(command)));
    }

    @Test
    void listsTheCommands() {
        assertThat(everything().getSubcommands().keySet())
                .containsExactly(
                        "quickstart",
                        "train",
                        "evaluate",
                        "recommend",
                        "similar",
                        "classify",
                        "explain",
                        "search",
                        "models",
                        "datasets",
                        "serve",
                        "doctor",
                        "benchmark");
    }

    @TestFactory
    Stream<DynamicTest> describesEachOption() {
        return ofEachCommand(command -> assertThat(command.getCommandSpec().args())
                .allSatisfy(argument ->
                        assertThat(String.join(" ", argument.description())).endsWith(".")));
    }

    @TestFactory
    Stream<DynamicTest> givesExamples() {
        return ofEachCommand(command -> assertThat(command.getUsageMessage())
                .containsPattern("Examples?:\n  (redstart|head) ")
                .contains("Show this help."));
    }

    @TestFactory
    Stream<DynamicTest> fitsIntoEightyColumns() {
        return ofEachCommand(command -> assertThat(command.getUsageMessage().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
    }

    @Test
    void showsTheDefaultOfEachSetting() {
        String help = everything()
                .getSubcommands()
                .get("train")
                .getSubcommands()
                .get("svd")
                .getUsageMessage();

        assertThat(help).contains("--factors=N", "(default: 100)", "(default: 0.005)", "(default: true)");
    }
}
