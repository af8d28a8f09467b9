package dev.redstart.tensor.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.model.ModelException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;

/**
 * An input or output of a graph.
 *
 * @param sizes of each dimension; -1 for one that varies
 */
record GraphPort(String name, ElementType type, List<Long> sizes) {
    static GraphPort of(String name, TensorInfo info) {
        return new GraphPort(
                name,
                ElementType.of(info, name),
                Arrays.stream(info.getShape()).boxed().toList());
    }

    TensorMetadata metadata() {
        return new TensorMetadata(name, type.name(), sizes);
    }

    OnnxTensor encode(TensorValue value, Arena arena, OrtEnvironment environment) throws OrtException {
        try {
            return type.encode(value, fitted(value.shape()), arena, environment);
        } catch (ModelException e) {
            throw new ModelException("input '" + name + "' " + e.getMessage(), e);
        }
    }

    /** The shape to hand over: the value's own, or that of a single number where the graph wants no dimension. */
    private long[] fitted(int[] shape) {
        if (sizes.isEmpty() && Arrays.equals(shape, new int[] {1})) {
            return new long[0];
        }
        boolean fits = shape.length == sizes.size();
        for (int dimension = 0; fits && dimension < shape.length; dimension++) {
            long size = sizes.get(dimension);
            fits = size == -1 || size == shape[dimension];
        }
        if (!fits) {
            throw new ModelException("needs shape " + sizes + " (-1: any), got " + Arrays.toString(shape));
        }
        return Arrays.stream(shape).asLongStream().toArray();
    }
}
