package dev.redstart.nlp.classify;

import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Interval;
import dev.redstart.common.evaluate.PairedDifference;
import java.util.Locale;

/**
 * Whether a network or its baseline should be published, and why. A network must be better by more than chance, or its price is not worth it:
 * the baseline trains in seconds, answers in microseconds and says exactly why.
 *
 * @param published which of the two
 * @param difference the network's accuracy minus the baseline's on the same texts
 * @param reason one line for people
 */
public record TextVerdict(Choice published, PairedDifference difference, String reason) {
    /** One of two models. */
    public enum Choice {
        BASELINE,
        NETWORK
    }

    private static final String METRIC = "accuracy";

    /** @throws IllegalArgumentException if the two were not evaluated on the same texts */
    public static TextVerdict of(ClassificationEvaluation baseline, ClassificationEvaluation network) {
        PairedDifference difference = PairedDifference.of(METRIC, network.evaluation(), baseline.evaluation());
        boolean better = difference.isClear() && difference.mean() > 0;
        return new TextVerdict(better ? Choice.NETWORK : Choice.BASELINE, difference, reason(difference));
    }

    private static String reason(PairedDifference difference) {
        if (!difference.isClear()) {
            return "publish the baseline: the network's accuracy differs by " + figures(difference)
                    + ", which may be chance, and the baseline is faster and explains itself exactly";
        }
        return difference.mean() > 0
                ? "publish the network: its accuracy differs from the baseline's by " + figures(difference)
                : "publish the baseline: the network's accuracy differs by " + figures(difference);
    }

    private static String figures(PairedDifference difference) {
        Interval interval = difference.interval();
        String mean = String.format(Locale.ROOT, "%+.4f", difference.mean());
        return interval.isKnown()
                ? mean + String.format(Locale.ROOT, " (95 %% interval %+.4f to %+.4f)", interval.low(), interval.high())
                : mean;
    }
}
