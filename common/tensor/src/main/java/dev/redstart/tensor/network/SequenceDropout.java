package dev.redstart.tensor.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's {@link DropoutLayer} for sequences of different lengths: the original takes their mask for one of vectors, and training stops. */
final class SequenceDropout extends DropoutLayer {
    private static final long serialVersionUID = 1L;

    /** @param kept share of numbers that stay */
    SequenceDropout(double kept) {
        super(kept);
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
        live.setConf(configuration);
        return live;
    }

    /** The layer at work: it hands the mask on and does not look at it, since 0 stays 0. */
    private static final class Live extends org.deeplearning4j.nn.layers.DropoutLayer {
        private static final long serialVersionUID = 1L;

        Live(NeuralNetConfiguration configuration, DataType type) {
            super(configuration, type);
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int rows) {
            return new Pair<>(mask, state);
        }

        @Override
        public void setMaskArray(@Nullable INDArray mask) {}
    }
}
