package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.recommender.RecommenderTrainer.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How one test part is held out. */
final class SplitOptions {
    /** The same cut on each start: what differs between two evaluations is then the algorithm. */
    static final long SEED = 42;

    @Option(
            names = "--split",
            paramLabel = "PLAN",
            description =
                    "How test rows are held out: time:0.8 (the first 80 %% of the time trains), last:1 (each user's last row is "
                            + "tested), shuffled:0.8 (default: time:0.8 for rankings of data with times, else shuffled:0.8).")
    @Nullable
    String split;

    boolean isGiven() {
        return split != null;
    }

    /** The plan that was typed, if any; says what is wrong with it. */
    Optional<SplitPlan> checked() {
        return Optional.ofNullable(split).map(SplitOptions::parse);
    }

    /** The plan that was typed, or the one that suits the task. */
    SplitPlan plan(Interactions data, Task task) {
        return checked().orElseGet(() -> usual(data, task));
    }

    private static SplitPlan usual(Interactions data, Task task) {
        return task == Task.RANKING && data.hasTimes() ? SplitPlan.byTime(0.8) : SplitPlan.shuffled(0.8, SEED);
    }

    Split<Interactions> apply(Interactions data, Task task) {
        return plan(data, task).apply(data);
    }

    /** Reads {@code time:0.8} and its like. */
    static SplitPlan parse(String text) {
        String[] parts = text.split(":", 2);
        String amount = parts.length == 2 ? parts[1] : "";
        try {
            return switch (parts[0]) {
                case "time" -> SplitPlan.byTime(Double.parseDouble(amount));
                case "last" -> SplitPlan.lastPerUser(Integer.parseInt(amount));
                case "shuffled" -> SplitPlan.shuffled(Double.parseDouble(amount), SEED);
                case "folds" -> SplitPlan.folds(Integer.parseInt(amount), SEED);
                default -> throw notAPlan(text);
            };
        } catch (NumberFormatException e) {
            throw notAPlan(text);
        }
    }

    private static IllegalArgumentException notAPlan(String text) {
        return new IllegalArgumentException(
                "--split must be like time:0.8, last:1 or shuffled:0.8, got '" + text + "'");
    }
}
