package dev.redstart.vision.classify;

import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.tensor.onnx.TensorValue;
import java.util.List;

/** Rows of one output of a graph that takes pictures. */
record OnnxAnswers(OnnxModel model) {
    /** The output's row for each picture, its dimensions behind the first put into one. */
    float[][] rows(Tensor pictures, String output) {
        int count = pictures.size(0);
        if (count == 0) {
            return new float[0][];
        }
        Tensor answer = model.predict(TensorValue.of(pictures), List.of(output)).get(output);
        if (answer == null || answer.rank() < 1 || answer.size(0) != count) {
            throw new ModelException("output '" + output + "' must have a row for each picture, got " + answer);
        }
        int length = answer.length() / count;
        float[][] rows = new float[count][length];
        for (int row = 0; row < count; row++) {
            answer.copyTo(row * length, rows[row], 0, length);
        }
        return rows;
    }
}
