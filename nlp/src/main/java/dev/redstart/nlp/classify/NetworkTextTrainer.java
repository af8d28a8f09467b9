package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import java.util.function.Consumer;

/** Trains a network on texts, and can go on where it was interrupted. Immutable. */
public sealed interface NetworkTextTrainer extends Trainer<Documents, NetworkTextClassifier>
        permits LstmTextTrainer, CnnTextTrainer {
    /**
     * The same, with someone who is given the state after each epoch but the last: write it down, and a training that is cancelled or killed
     * loses one epoch at most.
     */
    NetworkTextTrainer withCheckpoints(Consumer<Tensors> listener);

    /**
     * The same, but {@link #train} goes on from a checkpoint and ends as if it had never stopped. It refuses one of other texts, settings or
     * another seed with a {@link dev.redstart.common.model.ModelException}; only the number of epochs may have grown.
     */
    NetworkTextTrainer resuming(Tensors checkpoint);

    /**
     * Learns.
     *
     * @throws dev.redstart.common.data.DataException if all rows have one label
     * @throws dev.redstart.tensor.network.DivergedException if the loss becomes NaN or infinite
     * @throws java.util.concurrent.CancellationException if the run was cancelled
     */
    @Override
    NetworkTextClassifier train(Documents data, Run run);
}
