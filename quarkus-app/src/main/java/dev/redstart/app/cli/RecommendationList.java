package dev.redstart.app.cli;

import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.recommender.Reason;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A ranking as people read it: numbered, scores aligned, under each item what it is owed to. */
final class RecommendationList {
    private final Terminal terminal;

    RecommendationList(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Prints the entries.
     *
     * @param reasonsOf what an item is owed to; may be empty
     * @param markOf a word behind an item; may be empty
     */
    void print(Ranking<String> ranking, Function<String, List<Reason>> reasonsOf, Function<String, String> markOf) {
        int width = ranking.items().stream()
                .mapToInt(item -> Text.width(Text.printable(item)))
                .max()
                .orElse(0);
        int scoreWidth = ranking.entries().stream()
                .mapToInt(entry -> Figures.score(entry.score()).length())
                .max()
                .orElse(0);
        int rank = 0;
        for (Scored<String> entry : ranking.entries()) {
            String item = Text.printable(entry.item());
            terminal.print(String.format(Locale.ROOT, "%4d  ", ++rank)
                    + terminal.bold(item)
                    + " "
                            .repeat(width
                                    - Text.width(item)
                                    + 2
                                    + scoreWidth
                                    - Figures.score(entry.score()).length())
                    + Figures.score(entry.score())
                    + markOf.apply(entry.item()));
            List<Reason> reasons = reasonsOf.apply(entry.item());
            if (!reasons.isEmpty()) {
                terminal.print(terminal.dim("      because of " + sentence(reasons)));
            }
        }
    }

    private static String sentence(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> (reason.kind() == Reason.Kind.USER ? "user " : "") + Text.printable(reason.id()) + " ("
                        + Figures.score(reason.weight()) + ")")
                .collect(Collectors.joining(", "));
    }
}
