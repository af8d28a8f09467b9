package dev.redstart.common.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Several models that were evaluated on the same users, one of them the baseline, and which of them is best by one
 * metric.
 *
 * <p>The winner is chosen and judged on the same users, which flatters it a little, the more so the more models there
 * are.
 *
 * @param metric what decides
 * @param baseline the model that the others must beat
 * @param winner the model with the best figure; the baseline or the earlier one where figures are equal
 * @param lead the winner's figure minus the baseline's; 0 where the baseline wins
 * @param differences each model's figure minus the baseline's, the baseline's own included
 */
public record Comparison(
        String metric,
        String baseline,
        String winner,
        PairedDifference lead,
        Map<String, PairedDifference> differences) {
    public Comparison {
        differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    }

    /** The best is the one with the highest figure, as for {@code ndcg@10}. */
    public static Comparison highest(String metric, String baseline, Map<String, Evaluation> models) {
        return of(metric, baseline, models, 1);
    }

    /** The best is the one with the lowest figure, as for {@code rmse}. */
    public static Comparison lowest(String metric, String baseline, Map<String, Evaluation> models) {
        return of(metric, baseline, models, -1);
    }

    private static Comparison of(String metric, String baseline, Map<String, Evaluation> models, int sign) {
        Evaluation yardstick = models.get(baseline);
        if (yardstick == null) {
            throw new IllegalArgumentException("baseline '" + baseline + "' is not among the evaluated models "
                    + String.join(", ", models.keySet()));
        }
        Map<String, PairedDifference> differences = new LinkedHashMap<>();
        String winner = baseline;
        PairedDifference lead = PairedDifference.of(metric, yardstick, yardstick);
        for (Map.Entry<String, Evaluation> model : models.entrySet()) {
            PairedDifference difference = PairedDifference.of(metric, model.getValue(), yardstick);
            differences.put(model.getKey(), difference);
            if (sign * difference.mean() > sign * lead.mean()) {
                winner = model.getKey();
                lead = difference;
            }
        }
        return new Comparison(metric, baseline, winner, lead, differences);
    }

    /** Whether a model beat the baseline, by more than the chance of who happened to be tested. */
    public boolean isClear() {
        return lead.isClear();
    }

    /**
     * One line for people: {@code als differs from popularity by +0.0312 ndcg@10 (95 % interval +0.0287 to +0.0339): a
     * clear winner}.
     */
    public String verdict() {
        if (winner.equals(baseline)) {
            return "nothing beats " + baseline + " by " + metric;
        }
        Interval interval = lead.interval();
        return String.format(
                Locale.ROOT,
                "%s differs from %s by %+.4f %s (95 %% interval %+.4f to %+.4f): %s",
                winner,
                baseline,
                lead.mean(),
                metric,
                interval.low(),
                interval.high(),
                isClear() ? "a clear winner" : "not a clear winner");
    }
}
