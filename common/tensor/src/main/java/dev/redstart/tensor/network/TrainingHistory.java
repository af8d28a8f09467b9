package dev.redstart.tensor.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The epochs so far.
 *
 * @param bestEpoch the one with the lowest validation loss, the first of several; 0 before any
 */
record TrainingHistory(List<EpochReport> epochs, int bestEpoch) {
    /** Before the first epoch. */
    static final TrainingHistory EMPTY = new TrainingHistory(List.of(), 0);

    TrainingHistory {
        epochs = Collections.unmodifiableList(new ArrayList<>(epochs));
    }

    TrainingHistory with(EpochReport report) {
        List<EpochReport> longer = new ArrayList<>(epochs);
        longer.add(report);
        boolean better = bestEpoch == 0 || report.validationLoss() < bestLoss();
        return new TrainingHistory(longer, better ? report.epoch() : bestEpoch);
    }

    private double bestLoss() {
        return epochs.get(bestEpoch - 1).validationLoss();
    }

    boolean bestIsLast() {
        return bestEpoch == epochs.size();
    }

    /** Epochs since the best one. */
    int epochsWithoutProgress() {
        return epochs.size() - bestEpoch;
    }
}
