package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A batch of images in memory: image by image, row by row, pixel by pixel, a pixel's channels side by side. */
record Images(Floats numbers, int count, int height, int width, int channels) {
    /** @param array [rows, height, width, channels] in this order, or [rows, channels] for images of one pixel */
    static Images of(INDArray array) {
        boolean vectors = array.rank() == 2;
        return new Images(
                Floats.of(array),
                (int) array.size(0),
                vectors ? 1 : (int) array.size(1),
                vectors ? 1 : (int) array.size(2),
                (int) array.size(array.rank() - 1));
    }

    /** The array, or a copy of it that lies as {@link #of} takes it. */
    static INDArray inOrder(INDArray array) {
        long step = 1;
        boolean inOrder = true;
        for (int dimension = array.rank() - 1; dimension >= 0; dimension--) {
            inOrder &= array.size(dimension) == 1 || array.stride(dimension) == step;
            step *= array.size(dimension);
        }
        return inOrder ? array : array.dup('c');
    }

    /** Of all images together. */
    int pixels() {
        return count * height * width;
    }

    /** Where a pixel's first channel is. */
    long at(int image, int row, int column) {
        return (((long) image * height + row) * width + column) * channels;
    }
}
