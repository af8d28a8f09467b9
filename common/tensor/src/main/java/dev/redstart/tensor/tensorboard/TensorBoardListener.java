package dev.redstart.tensor.tensorboard;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a run reports into an event file: each figure becomes a curve {@code stage/figure} over the units done; a report that has the
 * figure {@code epoch} becomes points of curves {@code stage/epoch-figure} over the epochs.
 *
 * <p>A training is worth more than its curves: when they cannot be written any more, a warning says so and the run goes on.
 */
public final class TensorBoardListener implements ProgressListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TensorBoardListener.class);
    private static final String EPOCH = "epoch";

    private final Path folder;
    private final EventFile events;
    private volatile boolean broken;

    private TensorBoardListener(Path folder, EventFile events) {
        this.folder = folder;
        this.events = events;
    }

    /** @param folder one for each run; created if need be */
    public static TensorBoardListener in(Path folder) throws IOException {
        return new TensorBoardListener(folder, EventFile.create(folder));
    }

    @Override
    public void progressed(Progress progress) {
        String group = progress.stage().replace(' ', '-') + "/";
        Double epoch = progress.figures().get(EPOCH);
        write(() -> {
            for (Map.Entry<String, Double> figure : progress.figures().entrySet()) {
                if (epoch == null) {
                    events.scalar(group + figure.getKey(), progress.done(), figure.getValue());
                } else if (!figure.getKey().equals(EPOCH)) {
                    events.scalar(group + EPOCH + "-" + figure.getKey(), epoch.longValue(), figure.getValue());
                }
            }
        });
    }

    /** Writes how the network's weights are spread after as many epochs as it has seen, as histograms {@code weights/2.bias}. */
    public void weights(TrainedNetwork network) {
        int epochs = network.history().size();
        write(() -> {
            for (Map.Entry<String, Tensor> weights : network.parameters().entrySet()) {
                events.histogram("weights/" + weights.getKey(), epochs, weights.getValue());
            }
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing writing) {
        if (broken) {
            return;
        }
        try {
            writing.run();
        } catch (IOException e) {
            broken = true;
            LOG.warn("no more events are written to {}: {}", folder, DurableFiles.reason(e));
        }
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException e) {
            LOG.warn("the events in {} could not be closed: {}", folder, DurableFiles.reason(e));
        }
    }
}
