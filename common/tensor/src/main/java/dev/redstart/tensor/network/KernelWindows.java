package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;

/** Where the windows of {@link Layer.ParallelConv1d} stand in the largest one. */
record KernelWindows(Layer.ParallelConv1d layer) {
    /** Places of the largest window. */
    int width() {
        return Collections.max(layer.kernels());
    }

    /** Filters of all widths together. */
    int filters() {
        return Math.multiplyExact(layer.filters(), layer.kernels().size());
    }

    /**
     * 1 inside a filter's own window and 0 outside, shape [filters, channels, width].
     *
     * @param channels of the input
     */
    float[] mask(int channels) {
        float[] mask = new float[Math.multiplyExact(filters(), channels) * width()];
        int row = 0;
        for (int kernel : layer.kernels()) {
            int start = (width() - 1) / 2 - (kernel - 1) / 2;
            for (int end = row + layer.filters() * channels; row < end; row++) {
                Arrays.fill(mask, row * width() + start, row * width() + start + kernel, 1f);
            }
        }
        return mask;
    }

    /** The weights with 0 outside each filter's window. */
    Tensor closed(Tensor weights) {
        float[] numbers = weights.copyData();
        float[] mask = mask(weights.size(1));
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] *= mask[at];
        }
        return Tensor.of(numbers, weights.shape());
    }
}
