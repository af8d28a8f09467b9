package dev.redstart.app.cli;

import dev.redstart.nlp.explain.TextExplanation;
import dev.redstart.nlp.explain.WordWeight;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation as people read it: the text with its words coloured, then the words that weigh most. */
final class WordColours {
    /** A word that weighs less than this part of the heaviest one stays without colour. */
    private static final double FAINT = 0.1;

    private static final int LISTED = 10;

    private final Terminal terminal;

    WordColours(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String text, TextExplanation explanation) {
        terminal.print(terminal.bold(Text.printable(explanation.label())) + " "
                + Figures.metric(explanation.probability()) + ": " + painted(text, explanation));
        boolean logOdds = explanation.method().equals("exact");
        Table table = new Table("word", ">weight", logOdds ? "(log-odds)" : "(probability)");
        heaviest(explanation)
                .forEach(word -> table.row(
                        row -> word.weight() > 0 ? terminal.green(row) : terminal.red(row),
                        word.word(),
                        signed(word.weight()),
                        word.weight() > 0 ? "for" : "against"));
        terminal.print();
        if (explanation.words().isEmpty()) {
            terminal.print("the text has no words");
        } else {
            table.print(terminal);
        }
        terminal.print(terminal.dim("base " + signed(explanation.base()) + ", by " + explanation.method()));
    }

    /** The text, words for the label in green and words against it in red. */
    String painted(String text, TextExplanation explanation) {
        double heaviest = explanation.words().stream()
                .mapToDouble(word -> Math.abs(word.weight()))
                .max()
                .orElse(0);
        StringBuilder painted = new StringBuilder();
        int done = 0;
        for (WordWeight word : explanation.words()) {
            if (word.start() < done) {
                continue; // a tokenizer may give one place of the text twice
            }
            painted.append(Text.printable(text.substring(done, word.start())));
            painted.append(painted(Text.printable(text.substring(word.start(), word.end())), word.weight() / heaviest));
            done = word.end();
        }
        return painted.append(Text.printable(text.substring(done))).toString();
    }

    /** @param share the word's weight as a part of the heaviest one's */
    private String painted(String word, double share) {
        if (share > FAINT) {
            return terminal.green(word);
        }
        return share < -FAINT ? terminal.red(word) : word;
    }

    /** {@code prize +0.31, claim +0.22}: the words that weigh most, for where there are no colours. */
    static String reasons(TextExplanation explanation, int count) {
        return heaviest(explanation).stream()
                .limit(count)
                .map(word -> Text.printable(word.word()) + " " + signed(word.weight()))
                .collect(Collectors.joining(", "));
    }

    private static List<WordWeight> heaviest(TextExplanation explanation) {
        return explanation.words().stream()
                .filter(word -> word.weight() != 0)
                .sorted(Comparator.comparingDouble((WordWeight word) -> -Math.abs(word.weight())))
                .limit(LISTED)
                .toList();
    }

    private static String signed(double weight) {
        return String.format(Locale.ROOT, "%+.4f", weight);
    }
}
