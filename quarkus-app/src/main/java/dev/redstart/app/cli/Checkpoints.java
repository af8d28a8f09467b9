package dev.redstart.app.cli;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.bundle.SafetensorsFile;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Dataset;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.common.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * How far the networks of one command have come, kept after each epoch in {@code checkpoints/NAME} of the home, one file for each of its
 * trainings. They stay when the program is stopped or killed, and go when the model is published.
 */
final class Checkpoints {
    private final Path folder;
    private final boolean resumes;
    private boolean written;

    /** @param resumes whether to go on from those that are there; else they are replaced when there are new ones */
    Checkpoints(Path home, ModelName name, boolean resumes) {
        this.folder = home.resolve("checkpoints").resolve(name.text());
        this.resumes = resumes;
    }

    /** A training that was stopped, and how to go on with it. */
    static final class StoppedException extends CancellationException {
        private static final long serialVersionUID = 1L;

        private StoppedException(String message) {
            super(message);
        }
    }

    /** Says what is there, or that nothing is. */
    void check(Terminal terminal) {
        boolean kept = Files.isDirectory(folder);
        if (resumes && !kept) {
            throw new IllegalArgumentException(
                    "there is nothing to resume: no checkpoint in " + folder + "; train without --resume");
        }
        if (kept && !resumes) {
            terminal.note(
                    "a training of this name was stopped before its end; --resume goes on with it, without it training"
                            + " begins anew and replaces its checkpoint in " + folder);
        }
    }

    /**
     * A trainer that keeps its state, and goes on from the one that was kept.
     *
     * @param training which one of the command: a file name
     */
    <D extends Dataset<D>, M extends Model<?, Classification>> Trainer<D, ? extends M> keep(
            Classifiers<D, M> kind, Trainer<D, ? extends M> trainer, String training) {
        Path file = folder.resolve(training + ".safetensors");
        Trainer<D, ? extends M> keeping = kind.keeping(trainer, state -> write(file, state));
        return resumes && Files.exists(file) ? kind.resuming(keeping, SafetensorsFile.read(file)) : keeping;
    }

    private void write(Path file, Tensors state) {
        try {
            if (!resumes && !written) {
                remove(); // Those of an earlier training, or this one could not be told from it.
            }
            DurableFiles.createFolders(folder);
            SafetensorsFile.replace(file, state);
            written = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stop that says how to go on, if there is a way. */
    CancellationException explained(CancellationException stop) {
        return written || resumes
                ? new StoppedException("the same command with --resume goes on (checkpoint in " + folder + ")")
                : stop;
    }

    /** Nothing is left to go on with. */
    void remove() {
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
