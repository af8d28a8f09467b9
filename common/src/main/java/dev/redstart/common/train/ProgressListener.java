package dev.redstart.common.train;

/** Hears how far a run has come: a terminal bar, a server-sent event, a log. Called on the training thread, so be quick. */
@FunctionalInterface
public interface ProgressListener {
    ProgressListener SILENT = progress -> {};

    void progressed(Progress progress);
}
