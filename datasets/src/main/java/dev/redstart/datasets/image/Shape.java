package dev.redstart.datasets.image;

import java.util.Locale;

/** What a drawn picture shows. */
enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    STRIPES,
    CHECKS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a point belongs to the shape.
     *
     * @param x along the shape's own axis, 1 at its size
     * @param y across it
     */
    boolean covers(double x, double y) {
        return switch (this) {
            case CIRCLE -> x * x + y * y < 1;
            case SQUARE -> Math.abs(x) < 0.886 && Math.abs(y) < 0.886;
            case TRIANGLE -> y > -0.778 && Math.abs(x) * Math.sqrt(3) < 1.555 - y;
            case STRIPES -> wave(x);
            case CHECKS -> wave(x) != wave(y);
        };
    }

    private static boolean wave(double x) {
        return Math.floorMod((long) Math.floor(4 * x), 2) == 0;
    }
}
