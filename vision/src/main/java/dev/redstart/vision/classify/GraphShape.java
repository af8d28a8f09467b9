package dev.redstart.vision.classify;

import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.vision.image.Preprocessing;
import java.util.List;

/**
 * In which order a graph takes a picture's numbers.
 *
 * @param channelsLast by row, column and channel, as TensorFlow does; else by channel, row and column
 */
record GraphShape(boolean channelsLast) {
    /** @throws ModelException if the graph takes something else than such pictures */
    static GraphShape of(OnnxModel model, Preprocessing pictures) {
        if (model.inputs().size() != 1) {
            throw new ModelException("an image classifier takes one input, this graph takes "
                    + model.inputs().size());
        }
        TensorMetadata input = model.inputs().getFirst();
        List<Long> shape = input.shape();
        if (shape.size() == 4 && fits(shape, pictures.channels(), pictures.height(), pictures.width())) {
            return new GraphShape(false);
        }
        if (shape.size() == 4 && fits(shape, pictures.height(), pictures.width(), pictures.channels())) {
            return new GraphShape(true);
        }
        throw new ModelException("the graph's input '" + input.name() + "' has shape " + shape
                + ", which pictures of " + pictures.width() + "x" + pictures.height() + " with " + pictures.channels()
                + " channels do not fit");
    }

    private static boolean fits(List<Long> shape, int... sizes) {
        for (int at = 0; at < sizes.length; at++) {
            long size = shape.get(at + 1);
            if (size != -1 && size != sizes[at]) {
                return false;
            }
        }
        return true;
    }

    /** [rows, channels, height, width] as [rows, height, width, channels]. */
    static Tensor channelsLast(Tensor pictures) {
        int rows = pictures.size(0);
        int channels = pictures.size(1);
        int plane = pictures.size(2) * pictures.size(3);
        float[] from = pictures.copyData();
        float[] to = new float[from.length];
        for (int row = 0; row < rows; row++) {
            int first = row * channels * plane;
            for (int place = 0; place < plane; place++) {
                for (int channel = 0; channel < channels; channel++) {
                    to[first + place * channels + channel] = from[first + channel * plane + place];
                }
            }
        }
        return Tensor.of(to, rows, pictures.size(2), pictures.size(3), channels);
    }
}
