package dev.redstart.tensor.lstm;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two LSTMs, the second one reading backwards; its states stand behind the first one's. DL4J's {@link Bidirectional} does not tell them which places
 * are padding, so that the second one begins with it, and a row's answer depends on how much there is.
 */
public final class BothDirections extends Bidirectional {
    private static final long serialVersionUID = 1L;

    /** @param forward settings of each direction */
    public BothDirections(LSTM forward) {
        super(Mode.CONCAT, forward);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int position,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        BidirectionalLayer blind = (BidirectionalLayer)
                super.instantiate(configuration, listeners, position, parameters, initialise, type);
        Live live = new Live(configuration, blind, parameters);
        live.setParamTable(initializer().init(configuration, parameters, false));
        live.setConf(configuration);
        return live;
    }

    /** The layer at work. */
    private static final class Live extends BidirectionalLayer {
        Live(NeuralNetConfiguration configuration, BidirectionalLayer blind, INDArray parameters) {
            super(configuration, FusedLstm.direction(blind, "fwd"), FusedLstm.direction(blind, "bwd"), parameters);
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArray(@Nullable INDArray mask, MaskState state, int rows) {
            setMaskArray(mask);
            return super.feedForwardMaskArray(mask, state, rows);
        }
    }
}
