package dev.redstart.app.cli;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Turns what was typed into values; what cannot be turned is wrong usage, exit code 2. */
final class Usage {
    private Usage() {}

    /** What is made of options; an {@link IllegalArgumentException} on the way is the fault of who typed them. */
    static <T> T of(CommandSpec command, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** A command that only has commands below it was called by itself. */
    static ParameterException incomplete(CommandSpec command, String thing) {
        return new ParameterException(
                command.commandLine(),
                "name " + thing + ": " + String.join(", ", command.subcommands().keySet()));
    }

    /** Messages about numbers in the words of the other messages. */
    static void convertNumbers(CommandLine line) {
        line.registerConverter(Integer.class, number("a whole number", Integer::valueOf));
        line.registerConverter(int.class, number("a whole number", Integer::valueOf));
        line.registerConverter(Long.class, number("a whole number", Long::valueOf));
        line.registerConverter(long.class, number("a whole number", Long::valueOf));
        line.registerConverter(double.class, number("a number", Double::valueOf));
    }

    private static <T> ITypeConverter<T> number(String kind, Function<String, T> conversion) {
        return text -> {
            try {
                return conversion.apply(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("must be " + kind + ", got '" + text + "'");
            }
        };
    }

    /** One of a few words. */
    static <E extends Enum<E>> ITypeConverter<E> word(Class<E> choices) {
        return text -> Arrays.stream(choices.getEnumConstants())
                .filter(choice -> Setting.word(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(choices.getEnumConstants())
                                        .map(Setting::word)
                                        .toList()) + ", got '" + text
                        + "'"));
    }
}
