package dev.redstart.common.train;

import java.util.concurrent.CancellationException;

/** A switch that one thread throws and a training thread looks at between steps. */
public final class Cancellation {
    private volatile boolean requested;

    /** Asks the run to stop at its next step. */
    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }

    /** @throws CancellationException if a stop was asked for */
    public void check() {
        if (requested) {
            throw new CancellationException("training was cancelled");
        }
    }
}
