package dev.redstart.tensor.network;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a training is, between two epochs. As tensors: the answering weights by their names, the latest weights behind {@code latest/},
 * {@code optimiser/memory}, {@code training/position} (steps, best epoch) and {@code training/history} (doubles bit by bit, one row an
 * epoch).
 *
 * @param best the weights that answer: those of the best epoch so far, or the latest where nobody watches
 */
record TrainingState(Map<String, Tensor> best, TrainingHistory history) {
    private static final String LATEST = "latest/";
    private static final String MEMORY = "optimiser/memory";
    private static final String POSITION = "training/position";
    private static final String HISTORY = "training/history";
    private static final int REPORT_FIELDS = 5;

    /** @param keepsBest whether the answering weights change only when an epoch is the best */
    TrainingState with(EpochReport report, boolean keepsBest, Dl4jNetwork network) {
        TrainingHistory longer = history.with(report);
        if (!keepsBest) {
            longer = new TrainingHistory(longer.epochs(), report.epoch());
        }
        return new TrainingState(longer.bestIsLast() ? network.parameters() : best, longer);
    }

    Tensors save(Dl4jNetwork network) {
        Tensors.Builder tensors = Tensors.builder();
        best.forEach((name, tensor) -> tensors.floats(name, tensor.copyData(), tensor.shape()));
        network.parameters()
                .forEach((name, tensor) -> tensors.floats(LATEST + name, tensor.copyData(), tensor.shape()));
        float[] memory = network.optimiserMemory();
        if (memory.length > 0) {
            tensors.floats(MEMORY, memory);
        }
        tensors.ints(POSITION, new int[] {network.steps(), history.bestEpoch()});
        if (!history.epochs().isEmpty()) {
            tensors.longs(HISTORY, bits(history.epochs()), history.epochs().size(), REPORT_FIELDS);
        }
        return tensors.build();
    }

    /** Puts a saved training into a freshly built network. */
    static TrainingState restore(Tensors saved, NetworkSpec spec, Dl4jNetwork network) {
        network.setParameters(read(saved, LATEST, spec));
        int expected = network.optimiserMemory().length;
        if (saved.has(MEMORY) != (expected > 0)) {
            throw new ModelException("the saved training is of another optimiser");
        }
        if (expected > 0) {
            network.setOptimiserMemory(saved.floats(MEMORY, expected));
        }
        network.setSteps(saved.ints(POSITION, 2)[0]);
        return new TrainingState(read(saved, "", spec), history(saved));
    }

    static TrainedNetwork network(NetworkSpec spec, Tensors saved) {
        boolean withTraining = saved.has(POSITION);
        return new TrainedNetwork(
                spec, read(saved, "", spec), withTraining ? history(saved) : TrainingHistory.EMPTY, saved);
    }

    static Tensors weights(Map<String, Tensor> parameters) {
        Tensors.Builder tensors = Tensors.builder();
        parameters.forEach((name, tensor) -> tensors.floats(name, tensor.copyData(), tensor.shape()));
        return tensors.build();
    }

    private static Map<String, Tensor> read(Tensors saved, String prefix, NetworkSpec spec) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterLayout.Entry entry : ParameterLayout.of(Chain.of(spec))) {
            int[] shape = entry.dimensions();
            Tensor numbers = Tensor.of(saved.floats(prefix + entry.fullName(), shape), shape);
            boolean windows = spec.layers().get(entry.layer()) instanceof Layer.ParallelConv1d;
            parameters.put(entry.fullName(), windows && shape.length == 3 ? closed(spec, entry, numbers) : numbers);
        }
        return parameters;
    }

    private static Tensor closed(NetworkSpec spec, ParameterLayout.Entry entry, Tensor numbers) {
        return new KernelWindows((Layer.ParallelConv1d) spec.layers().get(entry.layer())).closed(numbers);
    }

    private static TrainingHistory history(Tensors saved) {
        List<EpochReport> epochs = new ArrayList<>();
        long[] bits = saved.has(HISTORY) ? saved.longs(HISTORY, -1, REPORT_FIELDS) : new long[0];
        for (int at = 0; at < bits.length; at += REPORT_FIELDS) {
            epochs.add(new EpochReport(
                    epochs.size() + 1,
                    Double.longBitsToDouble(bits[at]),
                    Double.longBitsToDouble(bits[at + 1]),
                    Double.longBitsToDouble(bits[at + 2]),
                    Double.longBitsToDouble(bits[at + 3]),
                    Double.longBitsToDouble(bits[at + 4])));
        }
        int bestEpoch = saved.ints(POSITION, 2)[1];
        if (bestEpoch < 0 || bestEpoch > epochs.size()) {
            throw new ModelException(
                    "the saved training says that epoch " + bestEpoch + " of " + epochs.size() + " was the best");
        }
        return new TrainingHistory(epochs, bestEpoch);
    }

    private static long[] bits(List<EpochReport> epochs) {
        long[] bits = new long[epochs.size() * REPORT_FIELDS];
        int at = 0;
        for (EpochReport epoch : epochs) {
            bits[at++] = Double.doubleToRawLongBits(epoch.loss());
            bits[at++] = Double.doubleToRawLongBits(epoch.validationLoss());
            bits[at++] = Double.doubleToRawLongBits(epoch.validationAccuracy());
            bits[at++] = Double.doubleToRawLongBits(epoch.learningRate());
            bits[at++] = Double.doubleToRawLongBits(epoch.seconds());
        }
        return bits;
    }
}
