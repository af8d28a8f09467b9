package dev.redstart.app.cli;

import dev.redstart.common.data.DataException;
import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, as one line on the error output and an exit code: 1 for a failure, 2 for wrong usage, 130 for Ctrl-C. */
final class Failure {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int STOPPED = 130;

    private Failure() {}

    /** For {@link CommandLine#setExecutionExceptionHandler}. */
    static int ofExecution(Terminal terminal, Exception failure, ParseResult parsed) {
        TerminalProgress.wipe(terminal);
        if (parsed.originalArgs().contains("--debug")) {
            failure.printStackTrace(terminal.err());
        }
        if (failure instanceof CancellationException) {
            String hint = failure instanceof Checkpoints.StoppedException ? "; " + failure.getMessage() : "";
            terminal.note("stopped, nothing was published" + hint);
            return STOPPED;
        }
        terminal.note("redstart: " + line(failure));
        return FAILED;
    }

    /** What went wrong, in one line. */
    static String line(Exception failure) {
        return line(describe(failure));
    }

    /** For {@link CommandLine#setParameterExceptionHandler}. */
    static int ofUsage(Terminal terminal, ParameterException failure) {
        TerminalProgress.wipe(terminal);
        CommandLine command = failure.getCommandLine();
        terminal.note("redstart: " + line(message(failure)) + " ("
                + command.getCommandSpec().qualifiedName() + " --help)");
        return USAGE;
    }

    private static String message(ParameterException failure) {
        if (failure instanceof MissingParameterException) {
            Optional<String> misplaced = beforeItsCommand(failure.getCommandLine());
            if (misplaced.isPresent()) {
                return misplaced.get();
            }
        }
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            CommandLine command = failure.getCommandLine();
            if (unmatched.isUnknownOption()) {
                return "unknown option " + word + Closest.hint(word, optionNames(command));
            }
            if (!command.getSubcommands().isEmpty()) {
                return "there is no " + kindOfSubcommand(command) + " '" + word + "'"
                        + Closest.hint(word, command.getSubcommands().keySet());
            }
            return "'" + word + "' is one argument too many; put quotes around a name with spaces";
        }
        String message = String.valueOf(failure.getMessage());
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    /** {@code redstart train --data x als}: the option was read by train, which does not have it. */
    private static Optional<String> beforeItsCommand(CommandLine command) {
        CommandLine parent = command.getParent();
        if (parent == null || parent.getUnmatchedArguments().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parent.getUnmatchedArguments().getFirst() + " must stand after '"
                + command.getCommandSpec().qualifiedName() + "'");
    }

    private static String kindOfSubcommand(CommandLine command) {
        return List.of("train", "evaluate").contains(command.getCommandName()) ? "algorithm" : "command";
    }

    private static List<String> optionNames(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet().stream().toList();
    }

    private static String describe(Exception failure) {
        return switch (failure) {
            case DataException data -> String.valueOf(data.getMessage());
            case ModelException model -> String.valueOf(model.getMessage());
            case IllegalArgumentException argument when argument.getMessage() != null -> argument.getMessage();
            case UncheckedIOException unchecked when unchecked.getCause() != null -> describe(unchecked.getCause());
            case IOException io -> describe(io);
            default -> "unexpected " + failure + "; the same command with --debug shows where";
        };
    }

    private static String describe(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NotDirectoryException file -> file.getFile() + " is no directory";
            case DirectoryNotEmptyException full -> full.getFile() + " is not empty";
            case FileSystemException system -> system.getFile() + ": " + system.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static String line(String message) {
        return Text.printable(
                String.join(" ", message.lines().map(String::strip).toList()));
    }
}
