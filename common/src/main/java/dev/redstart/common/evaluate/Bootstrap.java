package dev.redstart.common.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap: draws as many cases as there are, with replacement, again and again, and looks how much a
 * figure moves. Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * <p>Whole users are drawn, since the ratings of one user are alike. All metrics see the same draws, so one resample
 * costs one pass over random numbers and one over each metric's flat arrays.
 *
 * @param samples resamples, 0 for no intervals
 * @param seed the only source of chance
 */
public record Bootstrap(int samples, long seed) {
    public Bootstrap {
        checkSamples(samples);
    }

    /** The check that every number of resamples passes. */
    public static void checkSamples(int samples) {
        if (samples < 0) {
            throw new IllegalArgumentException("bootstrap samples must not be negative, got " + samples);
        }
    }

    /** 1,000 resamples: the ends of the interval are then good to about a tenth of its width. */
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(1_000, seed);
    }

    /** Figures alone, without intervals. */
    public static Bootstrap none() {
        return new Bootstrap(0, 0);
    }

    /** A figure of some drawn cases. */
    @FunctionalInterface
    interface Figure {
        /** @param timesDrawn how often each case was drawn */
        double of(double[] timesDrawn);
    }

    /** The interval of each figure, all from the same draws; none of a single case, which each draw would draw again. */
    List<Interval> intervals(int cases, List<Figure> figures) {
        if (cases < 2) {
            return Collections.nCopies(figures.size(), Interval.NONE);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] drawn = new double[figures.size()][samples];
        double[] timesDrawn = new double[cases];
        for (int sample = 0; sample < samples; sample++) {
            draw(random, timesDrawn);
            for (int figure = 0; figure < drawn.length; figure++) {
                drawn[figure][sample] = figures.get(figure).of(timesDrawn);
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (double[] figuresOfOne : drawn) {
            intervals.add(Interval.ofFigures(figuresOfOne));
        }
        return intervals;
    }

    private static void draw(SplittableRandom random, double[] timesDrawn) {
        Arrays.fill(timesDrawn, 0);
        for (int draw = 0; draw < timesDrawn.length; draw++) {
            timesDrawn[random.nextInt(timesDrawn.length)]++;
        }
    }
}
