package dev.redstart.tensor.convolution;

import dev.redstart.tensor.convolution.ImageKernel.Scales;
import dev.redstart.tensor.floats.Floats;
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation (Ioffe, Szegedy 2015) for DL4J: what its {@link BatchNormalization} computes, in a tenth of the time, on vectors and on images whose
 * channels lie side by side. Frozen, it scales by the running means in training too. On the CPU only.
 */
public final class FusedNorm extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    private final boolean frozen;

    public FusedNorm(int channels, double decay, boolean frozen) {
        this.frozen = frozen;
        setNIn(channels);
        setNOut(channels);
        setDecay(decay);
        setEps(1e-5);
        setGamma(1);
        setMinibatch(true);
        setUseLogStd(false);
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
    private static final class Live extends BaseLayer<FusedNorm> {
        private static final long serialVersionUID = 1L;

        /** Rows whose numbers are added as floats before their sum goes into a double. */
        private static final int AT_ONCE = 256;

        private transient Statistics used = new Statistics(0);

        Live(NeuralNetConfiguration configuration, DataType type) {
            super(configuration, type);
        }

        /** Mean, variance and {@code 1 / sqrt(variance + epsilon)} by channel. */
        private static final class Statistics {
            final Floats mean;
            final Floats variance;
            final double[] inverse;

            Statistics(int channels) {
                mean = Floats.zeros(channels);
                variance = Floats.zeros(channels);
                inverse = new double[channels];
            }
        }

        private int channels() {
            return Math.toIntExact(layerConf().getNOut());
        }

        private Floats numbers(String parameter) {
            return Floats.of(getParam(parameter));
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            INDArray in = Images.inOrder(input);
            INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, in.shape(), 'c');
            Images images = Images.of(in);
            used = training && !layerConf().frozen ? ofBatch(images) : running();
            Floats gamma = numbers(BatchNormalizationParamInitializer.GAMMA);
            Floats beta = numbers(BatchNormalizationParamInitializer.BETA);
            Floats scale = byChannel();
            Floats shift = byChannel();
            for (int channel = 0; channel < channels(); channel++) {
                double factor = gamma.get(channel) * used.inverse[channel];
                scale.set(channel, (float) factor);
                shift.set(channel, (float) (beta.get(channel) - factor * used.mean.get(channel)));
            }
            Kernels.KERNEL.scale(images.numbers(), Floats.of(out), scale, shift);
            return out;
        }

        private Floats byChannel() {
            return Floats.zeros(channels());
        }

        private Statistics running() {
            Statistics running = new Statistics(channels());
            numbers(BatchNormalizationParamInitializer.GLOBAL_MEAN).copy(0, running.mean, 0, channels());
            numbers(BatchNormalizationParamInitializer.GLOBAL_VAR).copy(0, running.variance, 0, channels());
            return inverted(running);
        }

        private Statistics ofBatch(Images images) {
            Statistics batch = new Statistics(channels());
            double[] sums = sums(images, (into, at, rows) -> Kernels.KERNEL.addRows(into, images.numbers(), at, rows));
            for (int channel = 0; channel < channels(); channel++) {
                batch.mean.set(channel, (float) (sums[channel] / images.pixels()));
            }
            double[] squares = sums(
                    images,
                    (into, at, rows) -> Kernels.KERNEL.addSquares(into, images.numbers(), at, batch.mean, rows));
            for (int channel = 0; channel < channels(); channel++) {
                batch.variance.set(channel, (float) (squares[channel] / images.pixels()));
            }
            return inverted(batch);
        }

        private Statistics inverted(Statistics statistics) {
            for (int channel = 0; channel < channels(); channel++) {
                statistics.inverse[channel] = 1
                        / Math.sqrt(
                                statistics.variance.get(channel) + layerConf().getEps());
            }
            return statistics;
        }

        /** Adds some rows, from a place on, into sums by channel. */
        @FunctionalInterface
        private interface Adder {
            void add(Floats sums, long at, int rows);
        }

        private double[] sums(Images images, Adder adder) {
            double[] sums = new double[channels()];
            Floats part = byChannel();
            for (int row = 0; row < images.pixels(); row += AT_ONCE) {
                part.clear(0, channels());
                adder.add(part, (long) row * channels(), Math.min(AT_ONCE, images.pixels() - row));
                for (int channel = 0; channel < channels(); channel++) {
                    sums[channel] += part.get(channel);
                }
            }
            return sums;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            INDArray in = Images.inOrder(input);
            Images images = Images.of(in);
            Floats gradients = Floats.of(Images.inOrder(epsilon));
            double[] sums = sums(images, (into, at, rows) -> Kernels.KERNEL.addRows(into, gradients, at, rows));
            double[] products = sums(
                    images,
                    (into, at, rows) ->
                            Kernels.KERNEL.addProducts(into, gradients, images.numbers(), at, used.mean, rows));
            writeGradients(sums, products);
            INDArray back = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, in.shape(), 'c');
            Scales scales = scales(sums, products, images.pixels());
            Kernels.KERNEL.scaleBoth(gradients, images.numbers(), Floats.of(back), scales);
            return new Pair<>(gradients(), back);
        }

        /** What is left of the paper's chain of derivatives when it is written as a sum over the gradient and the number itself. */
        private Scales scales(double[] sums, double[] products, int pixels) {
            Scales scales = new Scales(byChannel(), byChannel(), byChannel());
            Floats gamma = numbers(BatchNormalizationParamInitializer.GAMMA);
            for (int channel = 0; channel < channels(); channel++) {
                double inverse = used.inverse[channel];
                double factor = gamma.get(channel) * inverse;
                scales.gradientScale().set(channel, (float) factor);
                if (!layerConf().frozen) {
                    double slope = -factor * inverse * inverse * products[channel] / pixels;
                    scales.scale().set(channel, (float) slope);
                    double shift = -factor * sums[channel] / pixels - slope * used.mean.get(channel);
                    scales.shift().set(channel, (float) shift);
                }
            }
            return scales;
        }

        /** DL4J takes these from the parameters: for the running means, so that they move by their share towards the batch's. */
        private void writeGradients(double[] sums, double[] products) {
            for (int channel = 0; channel < channels(); channel++) {
                write(BatchNormalizationParamInitializer.BETA, channel, sums[channel]);
                write(BatchNormalizationParamInitializer.GAMMA, channel, products[channel] * used.inverse[channel]);
                move(BatchNormalizationParamInitializer.GLOBAL_MEAN, channel, used.mean);
                move(BatchNormalizationParamInitializer.GLOBAL_VAR, channel, used.variance);
            }
        }

        private void write(String name, int channel, double value) {
            Floats.of(Objects.requireNonNull(gradientViews.get(name), name)).set(channel, (float) value);
        }

        private void move(String name, int channel, Floats towards) {
            double distance = (double) numbers(name).get(channel) - towards.get(channel);
            write(name, channel, (1 - layerConf().getDecay()) * distance);
        }

        private Gradient gradients() {
            Gradient gradient = new DefaultGradient();
            gradientViews.forEach(gradient::setGradientFor);
            return gradient;
        }

        @Override
        public Type type() {
            return Type.NORMALIZATION;
        }

        @Override
        public boolean isPretrainLayer() {
            return false;
        }

        /** The running means are no gradients. */
        @Override
        public boolean updaterDivideByMinibatch(String name) {
            return !name.equals(BatchNormalizationParamInitializer.GLOBAL_MEAN)
                    && !name.equals(BatchNormalizationParamInitializer.GLOBAL_VAR);
        }
    }
}
