package dev.redstart.app.cli;

import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import java.time.Duration;
import java.util.Map;

/**
 * Says what a training will take, as far as the trainer has tried it before it begins.
 *
 * @param next who hears the rest of the progress
 */
record CostNote(Terminal terminal, ProgressListener next) implements ProgressListener {
    @Override
    public void progressed(Progress progress) {
        Map<String, Double> figures = progress.figures();
        Double rate = figures.get("images-per-second");
        Double seconds = figures.get("seconds");
        next.progressed(progress);
        if (rate != null && seconds != null) {
            terminal.note("about " + Figures.rate(rate) + " images a second on this machine, at most "
                    + Figures.time(Duration.ofMillis(Math.round(1000 * seconds))) + " in all");
        }
    }
}
