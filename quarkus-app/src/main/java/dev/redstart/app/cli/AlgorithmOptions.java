package dev.redstart.app.cli;

import dev.redstart.common.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The settings of one algorithm as options of a command, and what was typed for them. */
final class AlgorithmOptions<T extends Trainer<?, ?>> {
    private final Algorithm<T> algorithm;
    private final Map<String, String> typed = new LinkedHashMap<>();

    AlgorithmOptions(Algorithm<T> algorithm) {
        this.algorithm = algorithm;
    }

    Algorithm<T> algorithm() {
        return algorithm;
    }

    /**
     * The command that takes its settings, in a section of their own.
     *
     * @param words what one types for it: {@code train als}
     */
    CommandLine on(Object command, String words) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        spec.usageMessage()
                .header(algorithm.description())
                .customSynopsis("redstart " + words + " --data NAME|PATH [OPTIONS]");
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .validate(false)
                .exclusive(false)
                .heading("%nSettings of " + algorithm.name() + ":%n");
        for (Algorithm.Option option : algorithm.options()) {
            OptionSpec.Builder spelled = OptionSpec.builder("--" + option.name())
                    .paramLabel(option.label())
                    .type(String.class)
                    .description(option.description() + " (default: " + option.defaultValue() + ").")
                    .setter(new Typed(option.name()));
            group.addArg(
                    option.label().equals(Setting.YES_NO)
                            ? spelled.arity("0..1").fallbackValue("true").build()
                            : spelled.build());
        }
        if (!algorithm.options().isEmpty()) {
            spec.addArgGroup(group.build());
        }
        return new CommandLine(spec);
    }

    /** The trainer with what was typed; a wrong setting is wrong usage. */
    T trainer(CommandSpec command) {
        return trainer(command, algorithm);
    }

    /** The same of another algorithm, where the options are those of several. */
    <A extends Trainer<?, ?>> A trainer(CommandSpec command, Algorithm<A> chosen) {
        try {
            return chosen.trainer().apply(typed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), inOptionNames(String.valueOf(e.getMessage())), e);
        }
    }

    /** {@code learningRate must be above 0} was typed as {@code --learning-rate}. */
    private String inOptionNames(String message) {
        for (Algorithm.Option option : algorithm.options()) {
            String component = camelCase(option.name());
            if (message.startsWith(component + " ")) {
                return "--" + option.name() + message.substring(component.length());
            }
        }
        return message;
    }

    private static String camelCase(String name) {
        StringBuilder component = new StringBuilder();
        for (String word : name.split("-")) {
            component.append(component.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return component.toString();
    }

    /** Keeps the text of one option. */
    private final class Typed implements CommandLine.Model.ISetter {
        private final String name;

        Typed(String name) {
            this.name = name;
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <V> V set(V value) {
            if (value != null) {
                typed.put(name, value.toString());
            }
            return value;
        }
    }
}
