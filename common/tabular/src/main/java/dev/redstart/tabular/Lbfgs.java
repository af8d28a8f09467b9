package dev.redstart.tabular;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Finds the minimum of a smooth convex function. Liu, Nocedal, On the limited memory BFGS method, Mathematical Programming 1989, with the last ten
 * steps and backtracking until the function falls enough (Armijo).
 */
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final double ENOUGH = 1e-4;
    private static final double CLOSE = 1e-6;
    private static final int BACKTRACKS = 40;

    /** A function and its slope. */
    @FunctionalInterface
    interface Function {
        /** @param gradient receives the derivatives at the point */
        double of(double[] point, double[] gradient);
    }

    /** Who hears of each iteration. */
    @FunctionalInterface
    interface Listener {
        void done(int iterations, double value);
    }

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Step(double[] move, double[] turn, double product) {}

    private final Function function;
    private final int iterations;
    private final Listener listener;
    private final ArrayDeque<Step> steps = new ArrayDeque<>();

    Lbfgs(Function function, int iterations, Listener listener) {
        this.function = function;
        this.iterations = iterations;
        this.listener = listener;
    }

    /** Goes until no derivative is above 1e-6, or the iterations are used up. */
    double[] minimum(double[] start) {
        double[] point = start.clone();
        double[] gradient = new double[point.length];
        double value = function.of(point, gradient);
        for (int done = 1; done <= iterations && largest(gradient) > CLOSE; done++) {
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            double size = steps.isEmpty() ? Math.min(1, 1 / largest(gradient)) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < BACKTRACKS; attempt++, size /= 2) {
                move(point, direction, size, next);
                nextValue = function.of(next, nextGradient);
                if (nextValue <= value + ENOUGH * size * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                return point;
            }
            remember(difference(next, point), difference(nextGradient, gradient));
            point = next;
            gradient = nextGradient;
            value = nextValue;
            listener.done(done, value);
        }
        return point;
    }

    /** The two loops of the paper: minus the inverse curvature times the gradient. */
    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        double[] shares = new double[steps.size()];
        int at = 0;
        for (Step step : steps) {
            shares[at] = dot(step.move(), direction) / step.product();
            move(direction, step.turn(), -shares[at++], direction);
        }
        if (!steps.isEmpty()) {
            Step latest = steps.getFirst();
            scale(direction, latest.product() / dot(latest.turn(), latest.turn()));
        }
        for (Iterator<Step> oldestFirst = steps.descendingIterator(); oldestFirst.hasNext(); ) {
            Step step = oldestFirst.next();
            double share = dot(step.turn(), direction) / step.product();
            move(direction, step.move(), shares[--at] - share, direction);
        }
        scale(direction, -1);
        return direction;
    }

    private void remember(double[] move, double[] turn) {
        double product = dot(move, turn);
        if (product > 0) {
            steps.addFirst(new Step(move, turn, product));
            if (steps.size() > MEMORY) {
                steps.removeLast();
            }
        }
    }

    private static void move(double[] from, double[] direction, double size, double[] into) {
        for (int at = 0; at < from.length; at++) {
            into[at] = from[at] + size * direction[at];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int at = 0; at < vector.length; at++) {
            vector[at] *= factor;
        }
    }

    private static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        move(one, other, -1, difference);
        return difference;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
