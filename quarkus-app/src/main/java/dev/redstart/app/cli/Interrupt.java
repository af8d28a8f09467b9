package dev.redstart.app.cli;

import dev.redstart.common.train.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C during long work: asks the work to stop at its next step, and keeps the JVM alive until it has said so and left nothing half
 * done. A command that never asks for the {@link #cancellation()} simply ends.
 */
final class Interrupt {
    /** A step between two looks at the switch is much shorter than this. */
    private static final int PATIENCE_SECONDS = 20;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopWork, "interrupt");
    private boolean watching;

    /** The switch that Ctrl-C throws from now on. */
    synchronized Cancellation cancellation() {
        if (!watching) {
            Runtime.getRuntime().addShutdownHook(hook);
            watching = true;
        }
        return cancellation;
    }

    /** The work is over and has said what there is to say; Ctrl-C ends the program at once again. */
    synchronized void finished() {
        finished.countDown();
        if (watching && !cancellation.isRequested()) {
            watching = false;
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is going down already, which is what the hook is for.
                watching = true;
            }
        }
    }

    private void stopWork() {
        cancellation.request();
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
