package dev.redstart.app.cli;

import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Progress as one line at the foot of the terminal: bar, percent, rate, time left, figures. It is drawn at most ten times a second and
 * wiped when the stage ends, so nothing of it stays between the answers.
 */
final class TerminalProgress implements ProgressListener {
    private static final int BAR = 20;
    private static final long REDRAW_NANOS = 100_000_000;
    private static final String WIPE = "\r\u001b[K";
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private final Terminal terminal;
    private final String subject;
    private final LongSupplier nanoClock;
    private String stage = "";
    private long stageStart;
    private long stageDone;
    private long lastDrawn;
    private boolean visible;

    TerminalProgress(Terminal terminal, String subject, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.subject = subject;
        this.nanoClock = nanoClock;
    }

    /**
     * A bar where a person is watching, silence elsewhere.
     *
     * @param subject who is working, for example the algorithm
     */
    static ProgressListener on(Terminal terminal, String subject) {
        return terminal.showsProgress() ? new TerminalProgress(terminal, subject, System::nanoTime) : SILENT;
    }

    /** Takes a bar off the line, whoever drew it, so that the next line starts clean. */
    static void wipe(Terminal terminal) {
        if (terminal.showsProgress()) {
            terminal.err().print(WIPE);
            terminal.err().flush();
        }
    }

    @Override
    public synchronized void progressed(Progress progress) {
        long now = nanoClock.getAsLong();
        if (!progress.stage().equals(stage)) {
            stage = progress.stage();
            stageStart = now;
            stageDone = progress.done();
            lastDrawn = now - REDRAW_NANOS;
        }
        if (progress.done() == progress.total()) {
            clear();
        } else if (now - lastDrawn >= REDRAW_NANOS) {
            lastDrawn = now;
            visible = true;
            terminal.err().print(WIPE + Text.cut(line(progress, now - stageStart), terminal.width() - 1));
            terminal.err().flush();
        }
    }

    private void clear() {
        if (visible) {
            visible = false;
            wipe(terminal);
        }
        stage = "";
    }

    private String line(Progress progress, long nanos) {
        double share = (double) progress.done() / progress.total();
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%-10s %s %3.0f %%", subject, bar(share), 100 * share));
        line.append("  ").append(progress.stage());
        // What a resumed training had done before says nothing about its speed.
        if (progress.done() > stageDone && nanos > 0) {
            double rate = (progress.done() - stageDone) / (nanos / 1e9);
            long secondsLeft = Math.round((progress.total() - progress.done()) / rate);
            line.append("  ")
                    .append(Figures.rate(rate))
                    .append("/s  ")
                    .append(clock(secondsLeft))
                    .append(" left");
        }
        for (Map.Entry<String, Double> figure : progress.figures().entrySet()) {
            line.append("  ").append(figure.getKey()).append(' ').append(Figures.score(figure.getValue()));
        }
        return line.toString();
    }

    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR * 8);
        String filled = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
        return filled + "░".repeat(BAR - filled.length());
    }

    private static String clock(long seconds) {
        Duration left = Duration.ofSeconds(seconds);
        return left.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", left.toMinutesPart(), left.toSecondsPart());
    }
}
