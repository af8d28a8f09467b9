package dev.redstart.vision.image;

import java.time.Duration;

/** The moment at which the decoding of a picture is given up. */
final class Deadline {
    private final long start = System.nanoTime();
    private final Duration time;

    private Deadline(Duration time) {
        this.time = time;
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /** Called once a row. */
    void check(ImageBytes file) {
        if (System.nanoTime() - start > time.toNanos()) {
            throw file.problem("decoding took longer than " + time.toMillis() + " ms, given up");
        }
    }
}
