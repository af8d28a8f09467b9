package dev.redstart.common.bundle;

import java.util.Arrays;
import java.util.List;

/**
 * A model's input or output in the words of the Open Inference Protocol, version 2 ({@code metadata_tensor}).
 *
 * @param datatype {@code FP32}, {@code INT32}, {@code INT64}, {@code BOOL}, {@code BYTES} for strings, ...
 * @param shape size of each dimension; -1 for one that varies
 */
public record TensorMetadata(String name, String datatype, List<Long> shape) {
    public TensorMetadata {
        shape = List.copyOf(shape);
    }

    /** {@code TensorMetadata.of("users", "BYTES", -1)}. */
    public static TensorMetadata of(String name, String datatype, long... shape) {
        return new TensorMetadata(name, datatype, Arrays.stream(shape).boxed().toList());
    }
}
