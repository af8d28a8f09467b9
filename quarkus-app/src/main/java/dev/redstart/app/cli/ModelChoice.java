package dev.redstart.app.cli;

import dev.redstart.common.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The models of one kind, by the words of {@code --model}.
 *
 * @param subject what they are called together: {@code text models}
 * @param description of what they do, one sentence
 * @param algorithms each with its word, the linear one first
 * @param network the algorithm of the word {@link #AUTO}
 */
record ModelChoice<T extends Trainer<?, ?>>(
        String subject, String description, List<Algorithm<T>> algorithms, Algorithm<T> network) {
    /** The word for the network that is published only if it is worth it. */
    static final String AUTO = "auto";

    ModelChoice {
        algorithms = List.copyOf(algorithms);
    }

    /** The algorithm of a word. */
    Algorithm<T> named(String model) {
        if (model.equals(AUTO)) {
            return network;
        }
        return algorithms.stream()
                .filter(algorithm -> algorithm.name().equals(model))
                .findFirst()
                .orElseThrow(() -> unknown(model));
    }

    private IllegalArgumentException unknown(String model) {
        List<String> words = new ArrayList<>(List.of(AUTO));
        algorithms.forEach(algorithm -> words.add(algorithm.name()));
        return new IllegalArgumentException("--model must be one of " + String.join(", ", words) + ", got '" + model
                + "'" + Closest.hint(model, words));
    }

    /** All of them as one: what {@link #AUTO} trains, with the options of all, each with its defaults. */
    Algorithm<T> any() {
        return new Algorithm<>(subject, description, true, options(), network.trainer());
    }

    /** Each option once, as the first algorithm that has it describes it, with the default of each. */
    private List<Algorithm.Option> options() {
        Map<String, Algorithm.Option> options = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> algorithmsByDefault = new LinkedHashMap<>();
        for (Algorithm<?> algorithm : algorithms) {
            for (Algorithm.Option option : algorithm.options()) {
                options.putIfAbsent(option.name(), option);
                algorithmsByDefault
                        .computeIfAbsent(option.name(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(option.defaultValue(), value -> new ArrayList<>())
                        .add(algorithm.name());
            }
        }
        return options.values().stream()
                .map(option -> new Algorithm.Option(
                        option.name(),
                        option.label(),
                        option.description(),
                        defaults(algorithmsByDefault.getOrDefault(option.name(), Map.of()))))
                .toList();
    }

    /** {@code linear 5; lenet 8}; {@code networks 8} where all but the first have the same; the value alone where all have it. */
    private String defaults(Map<String, List<String>> algorithmsByDefault) {
        return algorithmsByDefault.entrySet().stream()
                .map(entry -> (words(entry.getValue()) + " " + entry.getKey()).strip())
                .collect(Collectors.joining("; "));
    }

    private String words(List<String> names) {
        if (names.size() == algorithms.size()) {
            return "";
        }
        boolean networks = names.size() == algorithms.size() - 1
                && !names.contains(algorithms.getFirst().name());
        return networks ? "networks" : String.join(", ", names);
    }
}
