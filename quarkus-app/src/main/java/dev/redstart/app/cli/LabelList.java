package dev.redstart.app.cli;

import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Scored;
import java.util.Locale;

/** The labels of one answer as people read them: the likeliest ten, the first in bold. */
record LabelList(Terminal terminal) {
    private static final int SHOWN = 10;

    void print(Classification answer) {
        int shown = 0;
        for (Scored<String> label : answer.labels()) {
            String line = String.format(Locale.ROOT, "%6.2f %%  %s", 100 * label.score(), Text.printable(label.item()));
            terminal.print(shown == 0 ? terminal.bold(line) : line);
            if (++shown == SHOWN) {
                break;
            }
        }
    }
}
