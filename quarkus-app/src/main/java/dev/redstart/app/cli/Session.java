package dev.redstart.app.cli;

import dev.redstart.common.train.ProgressListener;
import dev.redstart.common.train.Run;

/** What all commands of one start share. */
record Session(Terminal terminal, CommonOptions common, Interrupt interrupt) {
    /** A run that shows a bar, and that Ctrl-C stops. */
    Run run(String subject, int threads) {
        return Run.seeded(0)
                .withThreads(threads)
                .withListener(progress(subject))
                .withCancellation(interrupt.cancellation());
    }

    ProgressListener progress(String subject) {
        return TerminalProgress.on(terminal, subject);
    }

    boolean json() {
        return common.json;
    }
}
