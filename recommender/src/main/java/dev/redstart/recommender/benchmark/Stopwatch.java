package dev.redstart.recommender.benchmark;

/** Times one task on several pieces of work: the first run is cold, the best of each piece is warm. Not thread-safe. */
final class Stopwatch {
    /** A piece is run until it took so long altogether: enough for the JIT compiler and some quiet moments of the machine. */
    private static final double SECONDS_A_PIECE = 0.4;

    private static final int MOST_RUNS = 50;

    private double cold = Double.NaN;
    private double warm;
    private long work;
    private int pieces;

    /** @param units how much work one run does */
    void time(long units, Runnable run) {
        double first = CpuClock.seconds(run);
        if (pieces == 0) {
            cold = first;
        }
        double best = first;
        double total = first;
        for (int runs = 1; runs < MOST_RUNS && (runs < 3 || total < SECONDS_A_PIECE); runs++) {
            double seconds = CpuClock.seconds(run);
            best = Math.min(best, seconds);
            total += seconds;
        }
        warm += best;
        work += units;
        pieces++;
    }

    double cold() {
        return cold;
    }

    double meanWarm() {
        return warm / pieces;
    }

    /** Units of work a second; finite even if the clock is too coarse for the work. */
    double rate() {
        return work / Math.max(warm, 1e-9);
    }
}
