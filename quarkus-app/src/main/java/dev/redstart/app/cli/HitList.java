package dev.redstart.app.cli;

import dev.redstart.nlp.search.SearchHit;
import dev.redstart.nlp.search.SearchHit.Span;
import java.util.List;
import java.util.Locale;

/** Hits as people read them: rank, score, id, and the text from a little before the first word that was looked for, with those words coloured. */
final class HitList {
    /** Letters before the first match of a text that has to be cut. */
    private static final int LEAD = 20;

    private static final int ID_WIDTH = 24;
    private static final String ELLIPSIS = "\u2026";

    private final Terminal terminal;

    HitList(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<SearchHit> hits) {
        if (hits.isEmpty()) {
            terminal.note("nothing found");
            return;
        }
        int idWidth = "id".length();
        int scoreWidth = "score".length();
        for (SearchHit hit : hits) {
            idWidth = Math.max(idWidth, Text.width(id(hit)));
            scoreWidth = Math.max(scoreWidth, Figures.score(hit.score()).length());
        }
        terminal.print(
                terminal.bold("rank  " + " ".repeat(scoreWidth - 5) + "score  id" + " ".repeat(idWidth) + "text"));
        int room = terminal.width() - scoreWidth - idWidth - 10;
        int rank = 0;
        for (SearchHit hit : hits) {
            String score = Figures.score(hit.score());
            terminal.print(String.format(Locale.ROOT, "%4d  ", ++rank)
                    + " ".repeat(scoreWidth - score.length()) + score + "  " + id(hit)
                    + " ".repeat(idWidth - Text.width(id(hit)) + 2) + shown(hit, room));
        }
    }

    private static String id(SearchHit hit) {
        return Text.cut(Text.printable(hit.document().id()), ID_WIDTH);
    }

    private String shown(SearchHit hit, int room) {
        String title = hit.document().title();
        String text = hit.document().text();
        if (title.isEmpty()) {
            return excerpt(text, hit.textMatches(), room);
        }
        String head = excerpt(title, hit.titleMatches(), room);
        int left = room - Text.width(title) - 2;
        return left < LEAD || text.isEmpty() ? head : head + ": " + excerpt(text, hit.textMatches(), left);
    }

    /** As much of a text as fits into so many columns, on one line. */
    String excerpt(String text, List<Span> matches, int room) {
        int start = start(text, matches, room);
        StringBuilder line = new StringBuilder(start > 0 ? ELLIPSIS : "");
        int end = end(text, start, room - line.length());
        int done = start;
        for (Span match : matches) {
            if (match.start() >= done && match.start() < end) {
                int to = Math.min(match.end(), end);
                line.append(plain(text, done, match.start())).append(terminal.green(plain(text, match.start(), to)));
                done = to;
            }
        }
        line.append(plain(text, done, end));
        return end < text.length() ? line.append(ELLIPSIS).toString() : line.toString();
    }

    private static int start(String text, List<Span> matches, int room) {
        if (matches.isEmpty() || Text.width(text) <= room || matches.getFirst().end() < room) {
            return 0;
        }
        int start = matches.getFirst().start() - LEAD;
        return Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    /** Where the text has to end to leave a column for the ellipsis. */
    private static int end(String text, int start, int room) {
        if (Text.width(text.substring(start)) <= room) {
            return text.length();
        }
        int at = start;
        int used = 1;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            used += Text.width(Character.toString(point));
            if (used > room) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** A part of the text without what would move the cursor; as many characters, so that places stay what they were. */
    private static String plain(String text, int from, int to) {
        return Text.printable(text.substring(from, to).replaceAll("\\s", " "));
    }
}
