package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named arrays of numbers with their shapes: the content of one safetensors file.
 *
 * <p>A carrier between a model and a file: it keeps the arrays that it is given and hands out the arrays that it has,
 * uncopied, since they may be most of the memory. Whoever reads a bundle owns the arrays.
 */
public final class Tensors {
    private final Map<String, Tensor> tensors;

    private Tensors(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    public static Builder builder() {
        return new Builder();
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** The size of each dimension. */
    public int[] shape(String name) {
        return tensor(name).shape().clone();
    }

    /**
     * The numbers of an F32 tensor, last dimension fastest.
     *
     * @param expectedShape the size of each dimension, -1 for any; none at all to take every shape
     * @throws ModelException if there is no such tensor, or of another type or shape
     */
    public float[] floats(String name, int... expectedShape) {
        return (float[]) array(name, ElementType.F32, expectedShape);
    }

    /** The numbers of an I32 tensor; see {@link #floats}. */
    public int[] ints(String name, int... expectedShape) {
        return (int[]) array(name, ElementType.I32, expectedShape);
    }

    /** The numbers of an I64 tensor; see {@link #floats}. */
    public long[] longs(String name, int... expectedShape) {
        return (long[]) array(name, ElementType.I64, expectedShape);
    }

    /** All tensors in their order. */
    Collection<Tensor> all() {
        return tensors.values();
    }

    private Object array(String name, ElementType type, int[] expectedShape) {
        Tensor tensor = tensor(name);
        if (tensor.type() != type) {
            throw new ModelException("tensor '" + name + "' holds " + tensor.type() + ", expected " + type);
        }
        if (!fits(tensor.shape(), expectedShape)) {
            throw new ModelException("tensor '" + name + "' has shape " + Arrays.toString(tensor.shape())
                    + ", expected " + Arrays.toString(expectedShape));
        }
        return tensor.array();
    }

    Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelException("there is no tensor '" + name + "' among " + tensors.keySet());
        }
        return tensor;
    }

    private static boolean fits(int[] shape, int[] expected) {
        if (expected.length == 0) {
            return true;
        }
        boolean fits = shape.length == expected.length;
        for (int dimension = 0; fits && dimension < shape.length; dimension++) {
            fits = expected[dimension] == -1 || expected[dimension] == shape[dimension];
        }
        return fits;
    }

    /** Collects tensors; names are unique. */
    public static final class Builder {
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();

        private Builder() {}

        /** @param shape the size of each dimension; none at all for one dimension as long as the data */
        public Builder floats(String name, float[] data, int... shape) {
            return add(name, ElementType.F32, data, data.length, shape);
        }

        /** See {@link #floats}. */
        public Builder ints(String name, int[] data, int... shape) {
            return add(name, ElementType.I32, data, data.length, shape);
        }

        /** See {@link #floats}. */
        public Builder longs(String name, long[] data, int... shape) {
            return add(name, ElementType.I64, data, data.length, shape);
        }

        /** All that another file holds, uncopied. */
        public Builder all(Tensors others) {
            others.all().forEach(this::add);
            return this;
        }

        public Tensors build() {
            return new Tensors(tensors);
        }

        private Builder add(String name, ElementType type, Object data, int length, int[] shape) {
            return add(new Tensor(name, type, shape.length == 0 ? new int[] {length} : shape.clone(), data));
        }

        Builder add(Tensor tensor) {
            if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("there are two tensors '" + tensor.name() + "'");
            }
            return this;
        }
    }
}
