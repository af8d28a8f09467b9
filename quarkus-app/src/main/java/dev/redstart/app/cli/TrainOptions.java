package dev.redstart.app.cli;

import dev.redstart.common.train.Run;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a classifier is trained and judged, whatever it classifies. */
final class TrainOptions {
    @Option(names = "--test", paramLabel = "PATH", description = "What to judge the models on, written like --data.")
    @Nullable
    String test;

    @Option(names = "--name", paramLabel = "MODEL", description = "Name of the model (default: ${DEFAULT-VALUE}).")
    String name;

    @Option(names = "--resume", description = "Go on with the network's training that was stopped before its end.")
    boolean resume;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write the network's curves for TensorBoard into DIR/MODEL.")
    @Nullable
    Path tensorBoard;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 0;

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    /** @param usualName where {@code --name} is not typed */
    TrainOptions(String usualName) {
        this.name = usualName;
    }

    /** The name that was typed; says what is wrong with it. */
    ModelName checkedName() {
        return new ModelName(name);
    }

    /**
     * The circumstances of the trainings. One thread unless told otherwise: a network's threads wait for each other, and cost far more than
     * they gain on a busy machine.
     */
    Run run(Session session, String subject) {
        return session.run(subject, threads.countOr(1)).withSeed(seed);
    }

    /** The first option that only networks have among those that were typed; null if there is none. */
    @Nullable
    String ofNetworks() {
        if (resume) {
            return "--resume";
        }
        return tensorBoard == null ? null : "--tensorboard";
    }
}
