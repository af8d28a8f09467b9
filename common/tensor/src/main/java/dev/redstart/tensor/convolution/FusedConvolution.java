package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Blas;
import dev.redstart.tensor.floats.Blas.Matrix;
import dev.redstart.tensor.floats.Floats;
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windows over images, for DL4J: what its {@link ConvolutionLayer} computes, on images whose channels lie side by side. The numbers under some windows
 * are written out, one window after the other, as many as the processor keeps at hand; the rest is a matrix product. On the CPU only.
 *
 * <p>Takes [rows, height, width, channels], gives [rows, height, width, filters]. Parameters are DL4J's: {@code W} [filters, channels, kernel,
 * kernel] and {@code b}.
 */
public final class FusedConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private final boolean first;

    /** @param first whether nothing is in front that learns or asks for gradients */
    public FusedConvolution(Builder settings, boolean first) {
        super(settings);
        this.first = first;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int position,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        Live live = new Live(configuration, type);
        live.setListeners(listeners);
        live.setIndex(position);
        live.setParamsViewArray(parameters);
        live.setParamTable(initializer().init(configuration, parameters, initialise));
        return live;
    }

    /** The layer at work. */
    private static final class Live extends BaseLayer<FusedConvolution> {
        private static final long serialVersionUID = 1L;

        /** Numbers under windows that are written out at once: what a core's second cache holds, with room for the product. */
        private static final int AT_ONCE = 128 * 1024;

        private transient Floats columns = Floats.zeros(0);
        private transient Floats weights = Floats.zeros(0);
        private transient Floats learned = Floats.zeros(0);
        private transient @Nullable INDArray answer;
        private transient @Nullable INDArray sums;

        Live(NeuralNetConfiguration configuration, DataType type) {
            super(configuration, type);
        }

        private int kernel() {
            return layerConf().getKernelSize()[0];
        }

        private int filters() {
            return Math.toIntExact(layerConf().getNOut());
        }

        private int channels() {
            return Math.toIntExact(layerConf().getNIn());
        }

        private int window() {
            return kernel() * kernel() * channels();
        }

        private Windows windows(Images images) {
            int stride = layerConf().getStride()[0];
            return layerConf().getConvolutionMode() == ConvolutionMode.Same
                    ? Windows.around(kernel(), stride, images.height(), images.width())
                    : Windows.inside(kernel(), stride, images.height(), images.width());
        }

        private boolean rectified() {
            return layerConf().getActivationFn() instanceof ActivationReLU;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            INDArray pixels = Images.inOrder(input);
            Images images = Images.of(pixels);
            Windows windows = windows(images);
            long[] shape = {images.count(), windows.height(), windows.width(), filters()};
            INDArray found = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
            readWeights();
            forward(images, windows, Floats.of(found));
            answer = activated(found, training, workspaces);
            return answer;
        }

        private INDArray activated(INDArray found, boolean training, LayerWorkspaceMgr workspaces) {
            IActivation activation = layerConf().getActivationFn();
            if (rectified() || activation instanceof ActivationIdentity) {
                return found;
            }
            sums = found;
            return activation.getActivation(workspaces.dup(ArrayType.ACTIVATIONS, found, 'c'), training);
        }

        private void forward(Images images, Windows windows, Floats found) {
            Floats bias = Floats.of(getParam(ConvolutionParamInitializer.BIAS_KEY));
            Matrix byWindow = new Matrix(weights, 0, filters(), window());
            forEachBlock(images, windows, (block, columnsRead) -> {
                Matrix sums = new Matrix(found, block.first() * filters(), filters(), block.count());
                Blas.product(byWindow, columnsRead, sums, 0);
                Kernels.KERNEL.addBias(found, block.first() * filters(), bias, block.count(), rectified());
            });
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            Images images = Images.of(Images.inOrder(input));
            Floats gradient = Floats.of(beforeActivation(epsilon, workspaces));
            INDArray back = null;
            if (!layerConf().first) {
                back = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
            }
            backward(images, gradient, back);
            return new Pair<>(gradients(), back);
        }

        private INDArray beforeActivation(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            INDArray gradient = Images.inOrder(epsilon);
            if (layerConf().getActivationFn() instanceof ActivationIdentity) {
                return gradient;
            }
            INDArray open =
                    workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, epsilon.shape(), 'c');
            if (rectified()) {
                Floats reached = Floats.of(Objects.requireNonNull(answer, "go forward first"));
                Kernels.KERNEL.rectifyBack(Floats.of(gradient), reached, Floats.of(open));
                return open;
            }
            return layerConf()
                    .getActivationFn()
                    .backprop(Objects.requireNonNull(sums, "go forward first"), open.assign(gradient))
                    .getFirst();
        }

        private void backward(Images images, Floats gradient, @Nullable INDArray back) {
            Floats bias = gradient(ConvolutionParamInitializer.BIAS_KEY);
            bias.clear(0, bias.length());
            Floats sums = learned.atLeast((long) window() * filters());
            sums.clear(0, sums.length());
            learned = sums;
            Matrix byWindow = new Matrix(weights, 0, filters(), window());
            Images target = back == null ? null : Images.of(back);
            if (target != null) {
                target.numbers().clear(0, target.numbers().length());
            }
            Windows windows = windows(images);
            forEachBlock(images, windows, (block, columnsRead) -> {
                long at = block.first() * filters();
                Matrix part = new Matrix(gradient, at, filters(), block.count());
                Kernels.KERNEL.addRows(bias, gradient, at, block.count());
                Blas.addProductWithTransposed(part, columnsRead, new Matrix(sums, 0, filters(), window()));
                if (target != null) {
                    Blas.productOfTransposed(byWindow, part, columnsRead);
                    new WindowColumns(target, windows, columns).addTo(block.row(), block.rows());
                }
            });
            writeGradient(sums);
        }

        /**
         * Some rows of windows, counted over all images.
         *
         * @param width windows in a row
         */
        private record Block(int row, int rows, int width) {
            int count() {
                return rows * width;
            }

            /** Number of its first window among those of all images. */
            long first() {
                return (long) row * width;
            }
        }

        @FunctionalInterface
        private interface Work {
            void on(Block block, Matrix columnsRead);
        }

        private void forEachBlock(Images images, Windows windows, Work work) {
            int all = images.count() * windows.height();
            int rows = Math.clamp(AT_ONCE / (window() * windows.width()), 1, all);
            columns = columns.atLeast((long) rows * windows.width() * window());
            WindowColumns reader = new WindowColumns(images, windows, columns);
            for (int row = 0; row < all; row += rows) {
                Block block = new Block(row, Math.min(rows, all - row), windows.width());
                reader.read(row, block.rows());
                work.on(block, new Matrix(columns, 0, window(), block.count()));
            }
        }

        /** From [filters, channels, kernel, kernel] to [kernel, kernel, channels, filters]. */
        private void readWeights() {
            weights = weights.atLeast((long) window() * filters());
            Floats theirs = Floats.of(getParam(ConvolutionParamInitializer.WEIGHT_KEY));
            for (int filter = 0; filter < filters(); filter++) {
                for (int at = 0; at < window(); at++) {
                    weights.set((long) ours(at) * filters() + filter, theirs.get((long) filter * window() + at));
                }
            }
        }

        private void writeGradient(Floats learned) {
            Floats theirs = gradient(ConvolutionParamInitializer.WEIGHT_KEY);
            for (int filter = 0; filter < filters(); filter++) {
                for (int at = 0; at < window(); at++) {
                    theirs.set((long) filter * window() + at, learned.get((long) ours(at) * filters() + filter));
                }
            }
        }

        private Floats gradient(String parameter) {
            return Floats.of(Objects.requireNonNull(gradientViews.get(parameter), parameter));
        }

        /** Place in our windows, channels last, of a number in theirs, channels first. */
        private int ours(int theirs) {
            int pixels = kernel() * kernel();
            return theirs % pixels * channels() + theirs / pixels;
        }

        private Gradient gradients() {
            Gradient gradient = new DefaultGradient();
            for (String name :
                    new String[] {ConvolutionParamInitializer.WEIGHT_KEY, ConvolutionParamInitializer.BIAS_KEY}) {
                gradient.setGradientFor(name, gradientViews.get(name));
            }
            return gradient;
        }

        @Override
        public void clear() {
            super.clear();
            answer = null;
            sums = null;
        }

        @Override
        public Type type() {
            return Type.CONVOLUTIONAL;
        }

        @Override
        public boolean isPretrainLayer() {
            return false;
        }
    }
}
