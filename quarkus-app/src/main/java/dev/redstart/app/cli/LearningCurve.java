package dev.redstart.app.cli;

import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How a network learned, epoch by epoch; of a resumed training the epochs since. */
record LearningCurve(List<Epoch> epochs) {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    /** Rows that a terminal can hold; the last epochs are shown. */
    private static final int SHOWN = 30;

    LearningCurve {
        epochs = List.copyOf(epochs);
    }

    /**
     * What was reported at an epoch's end.
     *
     * @param number from 1
     * @param loss of the training texts while they were learned
     * @param validationLoss NaN without texts held out
     * @param accuracy of the texts held out; NaN without them
     * @param seconds by the clock
     */
    record Epoch(int number, double loss, double validationLoss, double accuracy, double seconds) {}

    /** Listens to a training, and passes on what it hears. */
    static final class Recorder implements ProgressListener {
        private final ProgressListener next;
        private final List<Epoch> epochs = new ArrayList<>();
        private long start = System.nanoTime();

        Recorder(ProgressListener next) {
            this.next = next;
        }

        @Override
        public synchronized void progressed(Progress progress) {
            Map<String, Double> figures = progress.figures();
            Double number = figures.get("epoch");
            if (number != null) {
                long now = System.nanoTime();
                epochs.add(new Epoch(
                        number.intValue(),
                        figures.getOrDefault("loss", Double.NaN),
                        figures.getOrDefault("validation-loss", Double.NaN),
                        figures.getOrDefault("accuracy", Double.NaN),
                        (now - start) / 1e9));
                start = now;
            }
            next.progressed(progress);
        }

        synchronized LearningCurve curve() {
            return new LearningCurve(epochs);
        }
    }

    /** A row for each epoch, and below them the curves. */
    void print(Terminal terminal) {
        Table table = new Table(">epoch", ">loss", ">validation loss", ">validation accuracy", ">time");
        for (Epoch epoch : epochs.subList(Math.max(0, epochs.size() - SHOWN), epochs.size())) {
            table.row(
                    Integer.toString(epoch.number()),
                    Figures.metric(epoch.loss()),
                    figure(epoch.validationLoss()),
                    figure(epoch.accuracy()),
                    Figures.time(Duration.ofNanos((long) (epoch.seconds() * 1e9))));
        }
        table.print(terminal);
        terminal.print("loss " + sparkline(Epoch::loss) + "  validation loss " + sparkline(Epoch::validationLoss)
                + "  validation accuracy " + sparkline(Epoch::accuracy));
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? Figures.metric(value) : "";
    }

    /** One block an epoch, as high as its figure among the others: {@code █▅▂▁}. */
    private String sparkline(ToDoubleFunction<Epoch> figure) {
        double[] values =
                epochs.stream().mapToDouble(figure).filter(Double::isFinite).toArray();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            double share = high > low ? (value - low) / (high - low) : 0.5;
            line.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
        }
        return line.toString();
    }

    List<Map<String, Object>> json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Epoch epoch : epochs) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("epoch", epoch.number());
            row.put("loss", finite(epoch.loss()));
            row.put("validationLoss", finite(epoch.validationLoss()));
            row.put("validationAccuracy", finite(epoch.accuracy()));
            row.put("seconds", epoch.seconds());
            rows.add(row);
        }
        return rows;
    }

    /** JSON knows no NaN. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
