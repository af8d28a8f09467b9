package dev.redstart.tensor.convolution;

import java.util.Collection;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer without parameters, for DL4J, on images whose channels lie side by side. On the CPU only. */
public final class ImageStep extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    /** What it computes. Remembers what the way back needs. */
    interface Pass {
        /** @param out where the answer's arrays come from */
        INDArray forward(INDArray in, Arrays out);

        INDArray backward(INDArray epsilon, Arrays out);

        /** Forgets what it remembers. */
        void clear();
    }

    /** New arrays where DL4J wants them. */
    @FunctionalInterface
    interface Arrays {
        INDArray create(long... shape);
    }

    private final transient Supplier<Pass> pass;

    private ImageStep(Supplier<Pass> pass) {
        this.pass = pass;
    }

    /** The largest number of each window and channel; windows lie wholly inside the image. */
    public static ImageStep maxPooling(int kernel, int stride) {
        return new ImageStep(() -> new MaxPooling(kernel, stride));
    }

    /** The mean of each window and channel; windows lie wholly inside the image. */
    public static ImageStep averagePooling(int kernel, int stride) {
        return new ImageStep(() -> new AveragePooling(kernel, stride));
    }

    /** The mean of each channel. */
    public static ImageStep globalAverage() {
        return new ImageStep(GlobalAverage::new);
    }

    /** 0 instead of numbers below it; vectors too. */
    public static ImageStep rectifier() {
        return new ImageStep(Rectifier::new);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int position,
            @Nullable INDArray parameters,
            boolean initialise,
            DataType type) {
        Live live = new Live(configuration, type, pass.get());
        live.setListeners(listeners);
        live.setIndex(position);
        return live;
    }

    @Override
    public InputType getOutputType(int position, InputType input) {
        throw new UnsupportedOperationException("sizes are known before DL4J asks for them");
    }

    @Override
    @SuppressWarnings("NullAway") // null: none needed
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as in all of DL4J's layers that do not report
    public LayerMemoryReport getMemoryReport(InputType input) {
        return null;
    }

    /** The layer at work. */
    private static final class Live extends AbstractLayer<ImageStep> {
        private static final long serialVersionUID = 1L;

        private final transient Pass pass;

        Live(NeuralNetConfiguration configuration, DataType type, Pass pass) {
            super(configuration, type);
            this.pass = pass;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            return pass.forward(
                    Images.inOrder(input),
                    shape -> workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c'));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            INDArray back = pass.backward(
                    Images.inOrder(epsilon),
                    shape -> workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'c'));
            return new Pair<>(new DefaultGradient(), back);
        }

        @Override
        public void clear() {
            super.clear();
            pass.clear();
        }

        @Override
        public Type type() {
            return Type.SUBSAMPLING;
        }

        @Override
        public boolean isPretrainLayer() {
            return false;
        }

        @Override
        public void clearNoiseWeightParams() {}
    }
}
