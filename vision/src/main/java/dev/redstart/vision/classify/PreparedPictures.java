package dev.redstart.vision.classify;

import dev.redstart.common.data.Pixels;
import dev.redstart.tensor.Tensor;
import dev.redstart.vision.image.Preprocessing;
import java.util.Arrays;
import java.util.List;

/** Pictures as the numbers that a model takes. */
final class PreparedPictures {
    private PreparedPictures() {}

    /** [pictures, channels, height, width]. */
    static Tensor tensor(Preprocessing preprocessing, List<Pixels> pictures) {
        int length = preprocessing.values();
        float[] numbers = new float[Math.multiplyExact(pictures.size(), length)];
        for (int row = 0; row < pictures.size(); row++) {
            preprocessing.apply(pictures.get(row), numbers, row * length);
        }
        return Tensor.of(
                numbers, pictures.size(), preprocessing.channels(), preprocessing.height(), preprocessing.width());
    }

    /** @throws IllegalArgumentException if a tensor is not what {@link #tensor} makes */
    static void check(Preprocessing preprocessing, Tensor inputs) {
        int[] shape = inputs.shape();
        int[] picture = {preprocessing.channels(), preprocessing.height(), preprocessing.width()};
        if (shape.length != 4 || !Arrays.equals(shape, 1, 4, picture, 0, 3)) {
            throw new IllegalArgumentException("pictures must have shape [rows, " + picture[0] + ", " + picture[1]
                    + ", " + picture[2] + "] (channels, height, width), got " + Arrays.toString(shape));
        }
    }
}
