package dev.redstart.vision.image;

/** Which pixels of the source, with which weights, make each pixel of the result along one axis. Weights of a pixel add up to 1. */
final class Axis {
    private final int[] starts;
    private final int[] indexes;
    private final float[] weights;
    private int taps;

    private Axis(int target, int mostTaps) {
        starts = new int[target + 1];
        indexes = new int[mostTaps];
        weights = new float[mostTaps];
    }

    static Axis of(int source, int target) {
        Axis axis = new Axis(target, source >= target ? source + target : 2 * target);
        double scale = (double) source / target;
        for (int at = 0; at < target; at++) {
            axis.starts[at] = axis.taps;
            if (source >= target) {
                axis.average(at * scale, Math.min((at + 1) * scale, source));
            } else {
                axis.interpolate((at + 0.5) * scale - 0.5, source);
            }
        }
        axis.starts[target] = axis.taps;
        return axis;
    }

    /** Each source pixel weighs as much as it lies between the two ends. */
    private void average(double from, double to) {
        for (int index = (int) from; index < to; index++) {
            double covered = Math.min(index + 1, to) - Math.max(index, from);
            // A sliver left over by rounding is no pixel of its own; and it might lie behind the last.
            if (covered > 1e-6) {
                tap(index, (float) (covered / (to - from)));
            }
        }
    }

    private void interpolate(double centre, int source) {
        int left = (int) Math.floor(centre);
        float right = (float) (centre - left);
        tap(Math.clamp(left, 0, source - 1), 1 - right);
        tap(Math.clamp(left + 1L, 0, source - 1), right);
    }

    private void tap(int index, float weight) {
        indexes[taps] = index;
        weights[taps++] = weight;
    }

    /** The first tap of a result pixel. */
    int start(int target) {
        return starts[target];
    }

    /** Behind its last tap. */
    int end(int target) {
        return starts[target + 1];
    }

    /** The source pixel of a tap. */
    int index(int tap) {
        return indexes[tap];
    }

    float weight(int tap) {
        return weights[tap];
    }
}
