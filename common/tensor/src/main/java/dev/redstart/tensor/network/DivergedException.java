package dev.redstart.tensor.network;

import dev.redstart.common.model.ModelException;

/** A training whose loss is no number any more: what came after would be worthless, so it stops at the batch where it began. */
public final class DivergedException extends ModelException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int batch;

    DivergedException(int epoch, int batch, double loss, double learningRate) {
        super("training diverged in epoch " + epoch + ", batch " + batch + ": the loss is " + loss
                + ". Lower the learning rate, which was " + learningRate + ", or set clipNorm");
        this.epoch = epoch;
        this.batch = batch;
    }

    /** From 1. */
    public int epoch() {
        return epoch;
    }

    /** Within the epoch, from 1. */
    public int batch() {
        return batch;
    }
}
