package dev.redstart.app.cli;

import dev.redstart.common.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An algorithm as the command line offers it: its word, its settings, and how a trainer is made from what was typed.
 *
 * @param name what one types
 * @param description one sentence
 * @param chance whether the seed changes anything
 * @param options the settings, with their defaults
 * @param trainer from the options that were typed, by name without dashes; says which option is wrong
 * @param <T> the trainers of its kind: of recommenders, of text classifiers
 */
record Algorithm<T extends Trainer<?, ?>>(
        String name,
        String description,
        boolean chance,
        List<Option> options,
        Function<Map<String, String>, T> trainer) {

    /** A setting with its default, as text. */
    record Option(String name, String label, String description, String defaultValue) {}

    /** An algorithm whose trainer takes one settings record. */
    static <S extends Record, T extends Trainer<?, ?>> Algorithm<T> of(
            Words words, S defaults, Function<S, ? extends T> constructor, List<Setting<S>> settings) {
        List<Option> options = settings.stream()
                .map(setting ->
                        new Option(setting.name(), setting.label(), setting.description(), setting.shown(defaults)))
                .toList();
        return new Algorithm<>(words.name(), words.description(), words.chance(), options, typed -> {
            refuseUnknown(words.name(), settings, typed.keySet());
            S chosen = defaults;
            for (Setting<S> setting : settings) {
                String value = typed.get(setting.name());
                chosen = value == null ? chosen : setting.with().apply(chosen, value);
            }
            return constructor.apply(chosen);
        });
    }

    /** The texts of an algorithm. */
    record Words(String name, String description, boolean chance) {}

    private static <S> void refuseUnknown(String algorithm, List<Setting<S>> settings, Set<String> typed) {
        List<String> known = settings.stream().map(Setting::name).toList();
        List<String> unknown = new ArrayList<>(typed);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("--" + unknown.getFirst() + " does not go with " + algorithm
                    + ", which takes " + known.stream().map(name -> "--" + name).collect(Collectors.joining(", ")));
        }
    }
}
