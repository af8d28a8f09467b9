package dev.redstart.common.evaluate;

import java.util.Locale;

/**
 * Whether a network or its baseline should be published, and why. A network must be better by more than chance, or its price is not worth it:
 * the baseline trains in seconds and answers in microseconds.
 *
 * @param published which of the two
 * @param difference the network's figure minus the baseline's on the same test rows
 * @param reason one line for people
 */
public record Verdict(Choice published, PairedDifference difference, String reason) {
    /** One of two models. */
    public enum Choice {
        BASELINE,
        NETWORK
    }

    /**
     * Compares by one metric of which more is better.
     *
     * @throws IllegalArgumentException if the two were not evaluated on the same rows
     */
    public static Verdict of(String metric, Evaluation baseline, Evaluation network) {
        PairedDifference difference = PairedDifference.of(metric, network, baseline);
        boolean better = difference.isClear() && difference.mean() > 0;
        return new Verdict(better ? Choice.NETWORK : Choice.BASELINE, difference, reason(difference));
    }

    private static String reason(PairedDifference difference) {
        String differs =
                "the network's " + difference.metric() + " differs from the baseline's by " + figures(difference);
        if (!difference.isClear()) {
            return "publish the baseline: " + differs + ", which may be chance, and the baseline is simpler and faster";
        }
        return (difference.mean() > 0 ? "publish the network: " : "publish the baseline: ") + differs;
    }

    private static String figures(PairedDifference difference) {
        Interval interval = difference.interval();
        String mean = String.format(Locale.ROOT, "%+.4f", difference.mean());
        return interval.isKnown()
                ? mean + String.format(Locale.ROOT, " (95 %% interval %+.4f to %+.4f)", interval.low(), interval.high())
                : mean;
    }
}
