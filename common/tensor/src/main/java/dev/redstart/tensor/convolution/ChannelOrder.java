package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Between images by channel, as they are outside, and images whose channels lie side by side, as the layers here take them; for DL4J. */
public sealed interface ChannelOrder extends InputPreProcessor {
    int channels();

    int height();

    int width();

    /** From [rows, channels, height, width] to [rows, height, width, channels]. */
    record Last(int channels, int height, int width) implements ChannelOrder {
        private static final long serialVersionUID = 1L;

        @Override
        public InputPreProcessor clone() {
            return this;
        }

        @Override
        public INDArray preProcess(INDArray input, int rows, LayerWorkspaceMgr workspaces) {
            INDArray turned = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {input.size(0), height, width, channels}, 'c');
            turn(input, turned, channels, height * width);
            return turned;
        }

        @Override
        @SuppressWarnings("NullAway") // a first layer gives no gradient
        public INDArray backprop(@Nullable INDArray epsilon, int rows, LayerWorkspaceMgr workspaces) {
            if (epsilon == null) {
                return null;
            }
            INDArray turned = workspaces.createUninitialized(
                    ArrayType.ACTIVATION_GRAD,
                    DataType.FLOAT,
                    new long[] {epsilon.size(0), channels, height, width},
                    'c');
            turn(epsilon, turned, height * width, channels);
            return turned;
        }
    }

    /** From [rows, height, width, channels] to [rows, channels x height x width], by channel. */
    record Flat(int channels, int height, int width) implements ChannelOrder {
        private static final long serialVersionUID = 1L;

        @Override
        public InputPreProcessor clone() {
            return this;
        }

        @Override
        public INDArray preProcess(INDArray input, int rows, LayerWorkspaceMgr workspaces) {
            long[] shape = {input.size(0), (long) channels * height * width};
            INDArray turned = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
            turn(input, turned, height * width, channels);
            return turned;
        }

        @Override
        public INDArray backprop(INDArray epsilon, int rows, LayerWorkspaceMgr workspaces) {
            INDArray turned = workspaces.createUninitialized(
                    ArrayType.ACTIVATION_GRAD,
                    DataType.FLOAT,
                    new long[] {epsilon.size(0), height, width, channels},
                    'c');
            turn(epsilon, turned, channels, height * width);
            return turned;
        }
    }

    /** Turns the {@code rows x columns} numbers of each image. */
    private static void turn(INDArray from, INDArray to, int rows, int columns) {
        Floats numbers = Floats.of(Images.inOrder(from));
        Floats turned = Floats.of(to);
        if (rows == 1 || columns == 1) {
            numbers.copy(0, turned, 0, numbers.length());
            return;
        }
        long block = (long) rows * columns;
        for (long start = 0; start < numbers.length(); start += block) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    turned.set(start + (long) column * rows + row, numbers.get(start + (long) row * columns + column));
                }
            }
        }
    }

    @Override
    default InputType getOutputType(InputType input) {
        throw new UnsupportedOperationException("sizes are known before DL4J asks for them");
    }

    @Override
    default Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int rows) {
        return new Pair<>(mask, state);
    }
}
