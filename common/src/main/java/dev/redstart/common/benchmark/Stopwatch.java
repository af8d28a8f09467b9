package dev.redstart.common.benchmark;

/** Times one task on several pieces of work: the first run is cold, the best of each piece is warm. Not thread-safe. */
public final class Stopwatch {
    /** A piece is run until it took so long altogether: enough for the JIT compiler and some quiet moments of the machine. */
    private static final double SECONDS_A_PIECE = 0.4;

    private static final int MOST_RUNS = 50;

    private double cold = Double.NaN;
    private double warm;
    private long work;
    private int pieces;

    /** @param units how much work one run does */
    public void time(long units, Runnable run) {
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

    /**
     * What the pieces took. The rate is finite even if the clock is too coarse for the work.
     *
     * @param task what was done, for those who read it
     * @param unit what a unit of work a second is called: {@code ratings/s}
     * @throws IllegalStateException if nothing was timed
     */
    public Timing timing(String task, String unit) {
        if (pieces == 0) {
            throw new IllegalStateException("nothing was timed for '" + task + "'");
        }
        return new Timing(task, cold, warm / pieces, work / Math.max(warm, 1e-9), unit);
    }
}
