package dev.redstart.tensor.network;

import dev.redstart.tensor.Device;
import dev.redstart.tensor.Engine;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.convolution.ChannelOrder;
import dev.redstart.tensor.convolution.FusedConvolution;
import dev.redstart.tensor.convolution.FusedNorm;
import dev.redstart.tensor.convolution.ImageStep;
import dev.redstart.tensor.lstm.BothDirections;
import dev.redstart.tensor.lstm.FusedAdam;
import dev.redstart.tensor.lstm.FusedEmbedding;
import dev.redstart.tensor.lstm.FusedLstm;
import dev.redstart.tensor.lstm.LstmDropout;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.NetworkTrainer.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our layers in DL4J's words. One of ours is one of DL4J's, but for {@link Layer.Flatten}, which DL4J does on the way into the next layer. Sizes
 * are ours too: DL4J's own inference goes wrong behind an embedding.
 */
final class Blueprint {
    private static final Logger LOG = LoggerFactory.getLogger(Blueprint.class);
    private static final double EPSILON = 1e-8;

    /** Share of the running means that {@link Layer.BatchNorm} keeps in a batch. */
    private static final double DECAY = 0.9;

    private final Settings settings;
    private final ILossFunction loss;
    private final Purpose purpose;

    private enum Purpose {
        PREDICTION,
        DERIVATIVES,
        TRAINING
    }

    private Blueprint(Settings settings, ILossFunction loss, Purpose purpose) {
        this.settings = settings;
        this.loss = loss;
        this.purpose = purpose;
    }

    /** A network that only answers. */
    static Blueprint forPrediction() {
        return new Blueprint(Settings.defaults().withOptimiser(Optimiser.sgd()), new LossMSE(), Purpose.PREDICTION);
    }

    /** A network that answers in training as it does in use: DL4J goes backwards only as in training. */
    static Blueprint forDerivatives() {
        return new Blueprint(Settings.defaults().withOptimiser(Optimiser.sgd()), new LossMSE(), Purpose.DERIVATIVES);
    }

    /**
     * A network that learns.
     *
     * @param classes whether answers are classes, rather than a number for each output
     */
    static Blueprint forTraining(Loss loss, Settings settings, boolean classes) {
        return new Blueprint(settings, lossFunction(loss, classes), Purpose.TRAINING);
    }

    /**
     * Tells a layer how it learns. Each one, not DL4J's list of them: the list does not reach what is wrapped twice, and notes weight decay twice.
     */
    private <L extends BaseLayer> L learning(L layer) {
        layer.setWeightInitFn(WeightInit.ZERO.getWeightInitFunction());
        layer.setIUpdater(updater(settings));
        List<Regularization> penalties = new ArrayList<>();
        if (settings.l2() > 0) {
            penalties.add(new L2Regularization(settings.l2()));
        }
        if (settings.optimiser() instanceof Optimiser.AdamW adam && adam.decay() > 0) {
            penalties.add(new WeightDecay(adam.decay(), true));
        }
        layer.setRegularization(penalties);
        if (settings.clipNorm() > 0) {
            layer.setGradientNormalization(GradientNormalization.ClipL2PerLayer);
            layer.setGradientNormalizationThreshold(settings.clipNorm());
        }
        return layer;
    }

    private static IUpdater updater(Settings settings) {
        double rate = settings.learningRate();
        return switch (settings.optimiser()) {
            case Optimiser.Sgd sgd -> new Sgd(rate);
            case Optimiser.Momentum momentum -> new Nesterovs(rate, momentum.momentum());
            case Optimiser.Adam adam -> adam(rate, adam.beta1(), adam.beta2());
            case Optimiser.AdamW adam -> adam(rate, adam.beta1(), adam.beta2());
        };
    }

    private static IUpdater adam(double rate, double beta1, double beta2) {
        return Engine.usesGpu() ? new Adam(rate, beta1, beta2, EPSILON) : new FusedAdam(rate, beta1, beta2, EPSILON);
    }

    private static ILossFunction lossFunction(Loss loss, boolean classes) {
        return switch (loss) {
            case CROSS_ENTROPY -> classes ? new LossSparseMCXENT() : new LossMCXENT();
            case BINARY_CROSS_ENTROPY -> new LossBinaryXENT();
            case SQUARED_ERROR -> new LossMSE();
        };
    }

    /** A network of these layers with these weights. */
    Dl4jNetwork build(Chain chain, Map<String, Tensor> parameters) {
        Engine.start(Device.AUTO);
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
        List<Layer> layers = chain.layers();
        int[] positions = new int[layers.size()];
        int next = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            Shape input = chain.inputOf(layer);
            if (layers.get(layer) instanceof Layer.Flatten) {
                list.inputPreProcessor(next, flattening((Image) input, layer == 0));
                positions[layer] = -1;
            } else {
                if (layer == 0 && input instanceof Image image && !Engine.usesGpu()) {
                    list.inputPreProcessor(
                            next, new ChannelOrder.Last(image.channels(), image.height(), image.width()));
                }
                if (isWindow(layers.get(layer)) && layer > 0 && !(layers.get(layer - 1) instanceof Layer.Embedding)) {
                    // DL4J's windows take what lies behind a row's end for 0, but do not make it so on their way back.
                    list.layer(next++, new MaskLayer());
                }
                boolean last = layer == layers.size() - 1;
                list.layer(
                        next,
                        last
                                ? output((Layer.Dense) layers.get(layer), input)
                                : translate(layers.get(layer), input, layer == 0));
                positions[layer] = next++;
            }
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        fuse(network, layers, positions);
        return new Dl4jNetwork(chain, network, positions, parameters);
    }

    private static InputPreProcessor flattening(Image image, boolean first) {
        return Engine.usesGpu() || first
                ? new CnnToFeedForwardPreProcessor(image.height(), image.width(), image.channels())
                : new ChannelOrder.Flat(image.channels(), image.height(), image.width());
    }

    private static boolean isWindow(Layer layer) {
        return layer instanceof Layer.Conv1d || layer instanceof Layer.ParallelConv1d;
    }

    /** On the CPU, LSTMs compute by our kernels. */
    private static void fuse(MultiLayerNetwork network, List<Layer> layers, int[] positions) {
        for (int layer = 0; layer < layers.size() && !Engine.usesGpu(); layer++) {
            if (layers.get(layer) instanceof Layer.Lstm lstm) {
                LstmDropout dropout = new LstmDropout(lstm.dropout(), lstm.recurrentDropout());
                FusedLstm.install(network.getLayer(positions[layer]), dropout);
            }
        }
    }

    private org.deeplearning4j.nn.conf.layers.Layer output(Layer.Dense dense, Shape input) {
        return learning(new OutputLayer.Builder(loss)
                .nIn(ParameterLayout.channels(input))
                .nOut(dense.units())
                .activation(translate(dense.activation()))
                .build());
    }

    /** @param first whether it takes the data itself */
    private org.deeplearning4j.nn.conf.layers.Layer translate(Layer layer, Shape input, boolean first) {
        int channels = ParameterLayout.channels(input);
        return switch (layer) {
            case Layer.Dense dense ->
                learning(new DenseLayer.Builder()
                        .nIn(channels)
                        .nOut(dense.units())
                        .activation(translate(dense.activation()))
                        .build());
            case Layer.Conv2d conv -> convolution(conv, channels, first);
            case Layer.MaxPool2d pool ->
                Engine.usesGpu()
                        ? pooling(SubsamplingLayer.PoolingType.MAX, pool.kernel(), pool.stride())
                        : ImageStep.maxPooling(pool.kernel(), pool.stride());
            case Layer.AveragePool2d pool ->
                Engine.usesGpu()
                        ? pooling(SubsamplingLayer.PoolingType.AVG, pool.kernel(), pool.stride())
                        : ImageStep.averagePooling(pool.kernel(), pool.stride());
            case Layer.GlobalAveragePool pool ->
                Engine.usesGpu() ? new GlobalPoolingLayer(PoolingType.AVG) : ImageStep.globalAverage();
            case Layer.GlobalMaxPool1d pool -> new GlobalPoolingLayer(PoolingType.MAX);
            case Layer.BatchNorm norm -> learning(normalisation(channels));
            // DL4J asks for the share that stays.
            case Layer.Dropout dropout
            when purpose == Purpose.DERIVATIVES ->
                new org.deeplearning4j.nn.conf.layers.ActivationLayer(translate(Activation.IDENTITY));
            case Layer.Dropout dropout when input instanceof Shape.Sequence -> new SequenceDropout(1 - dropout.rate());
            case Layer.Dropout dropout -> new DropoutLayer(1 - dropout.rate());
            case Layer.Embedding embedding -> embedding(embedding);
            case Layer.Lstm lstm -> recurrent(lstm, channels);
            case Layer.Conv1d conv -> convolution(conv.kernel(), channels, conv.filters(), conv.activation());
            case Layer.ParallelConv1d conv -> {
                KernelWindows windows = new KernelWindows(conv);
                yield convolution(windows.width(), channels, windows.filters(), conv.activation());
            }
            case Layer.ActivationLayer activation
            when activation.activation() == Activation.RELU && input instanceof Image && !Engine.usesGpu() ->
                ImageStep.rectifier();
            case Layer.ActivationLayer activation ->
                new org.deeplearning4j.nn.conf.layers.ActivationLayer(translate(activation.activation()));
            case Layer.Residual residual -> residual(ResidualWays.of(residual, (Image) input));
            case Layer.Flatten flatten -> throw new IllegalStateException("Flatten has no layer in DL4J");
        };
    }

    private org.deeplearning4j.nn.conf.layers.Layer embedding(Layer.Embedding embedding) {
        if (!Engine.usesGpu()) {
            return learning(new FusedEmbedding(embedding.vocabularySize(), embedding.dimensions()));
        }
        return learning(new EmbeddingSequenceLayer.Builder()
                .nIn(embedding.vocabularySize())
                .nOut(embedding.dimensions())
                .build());
    }

    private ResidualLayer residual(ResidualWays ways) {
        boolean clips = settings.clipNorm() > 0;
        return new ResidualLayer(
                parts(ways.body(), String::valueOf),
                parts(ways.shortcut(), step -> ResidualWays.SHORTCUT),
                clips ? new ResidualLayer.Clipping(GradientNormalization.ClipL2PerLayer, settings.clipNorm()) : null);
    }

    private List<ResidualLayer.Part> parts(Chain way, IntFunction<String> names) {
        List<ResidualLayer.Part> parts = new ArrayList<>();
        for (int step = 0; step < way.layers().size(); step++) {
            parts.add(new ResidualLayer.Part(
                    names.apply(step), translate(way.layers().get(step), way.inputOf(step), false)));
        }
        return parts;
    }

    private ConvolutionLayer convolution(Layer.Conv2d conv, int channels, boolean first) {
        ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .convolutionMode(conv.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                .nIn(channels)
                .nOut(conv.filters())
                .activation(translate(conv.activation()));
        return learning(
                Engine.usesGpu()
                        ? builder.build()
                        : new FusedConvolution(builder, first && purpose == Purpose.TRAINING));
    }

    private BatchNormalization normalisation(int channels) {
        if (!Engine.usesGpu()) {
            return new FusedNorm(channels, DECAY, purpose == Purpose.DERIVATIVES);
        }
        return new BatchNormalization.Builder()
                .nIn(channels)
                .nOut(channels)
                .decay(DECAY)
                .eps(1e-5)
                .useLogStd(false)
                .build();
    }

    private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type, int kernel, int stride) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    private Convolution1DLayer convolution(int width, int channels, int filters, Activation activation) {
        return learning(new Convolution1DLayer.Builder(width)
                .convolutionMode(ConvolutionMode.Same)
                .nIn(channels)
                .nOut(filters)
                .activation(translate(activation))
                .build());
    }

    private org.deeplearning4j.nn.conf.layers.Layer recurrent(Layer.Lstm lstm, int channels) {
        if (lstm.recurrentDropout() > 0 && Engine.usesGpu()) {
            LOG.warn("recurrent dropout is left out on the GPU: DL4J's LSTM has none");
        }
        LSTM.Builder builder = new LSTM.Builder()
                .nIn(channels)
                .nOut(lstm.units())
                .activation(org.nd4j.linalg.activations.Activation.TANH)
                .gateActivationFunction(org.nd4j.linalg.activations.Activation.SIGMOID);
        if (lstm.dropout() > 0) {
            // One mask a row, as in Keras; DL4J's usual dropout draws anew at each place.
            builder.dropOut(new SpatialDropout(1 - lstm.dropout()));
        }
        LSTM forward = learning(builder.build());
        if (!lstm.bidirectional()) {
            return lstm.returnSequences() ? forward : new LastTimeStep(forward);
        }
        BothDirections both = new BothDirections(forward);
        return lstm.returnSequences() ? both : new EndStates(both);
    }

    private static org.nd4j.linalg.activations.Activation translate(Activation activation) {
        return switch (activation) {
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
            case RELU -> org.nd4j.linalg.activations.Activation.RELU;
            case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU;
            case ELU -> org.nd4j.linalg.activations.Activation.ELU;
            case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
            case TANH -> org.nd4j.linalg.activations.Activation.TANH;
            case SOFTMAX -> org.nd4j.linalg.activations.Activation.SOFTMAX;
        };
    }
}
