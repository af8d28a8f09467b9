package dev.redstart.tensor.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The states in which both directions end: the forward one at a row's last place, the backward one at its first. DL4J's own {@code
 * LastTimeStep} takes both at the last place, where the backward one has read one token; and turned inside out it cannot be trained.
 */
final class EndStates extends BaseWrapperLayer {
    private static final long serialVersionUID = 1L;

    EndStates(Bidirectional directions) {
        super(directions);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int position,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        NeuralNetConfiguration inner = configuration.clone();
        inner.setLayer(((BaseWrapperLayer) inner.getLayer()).getUnderlying());
        return new Live(underlying.instantiate(inner, listeners, position, parameters, initialise, type));
    }

    @Override
    public InputType getOutputType(int position, InputType input) {
        return InputType.feedForward(((Bidirectional) underlying).getNOut());
    }

    /** The layer at work. Sequences are [rows, channels, places], padded at the end. */
    private static final class Live extends org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer {
        private static final long serialVersionUID = 1L;

        private long[] sequenceShape = {};
        private int[] lastPlaces = {};
        private @Nullable INDArray mask;

        Live(Layer directions) {
            super(directions);
        }

        @Override
        public Type type() {
            return Type.FEED_FORWARD;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            return ends(underlying.activate(training, workspaces), workspaces);
        }

        @Override
        public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
            return ends(underlying.activate(input, training, workspaces), workspaces);
        }

        private INDArray ends(INDArray sequence, LayerWorkspaceMgr workspaces) {
            sequenceShape = sequence.shape();
            lastPlaces = lastPlaces();
            mask = null;
            INDArray ends = workspaces.create(
                    ArrayType.ACTIVATIONS, sequence.dataType(), new long[] {sequenceShape[0], sequenceShape[1]}, 'f');
            // Number by number: one slice costs ND4J as much as hundreds of them.
            for (int row = 0; row < lastPlaces.length; row++) {
                for (int channel = 0; channel < sequenceShape[1]; channel++) {
                    ends.putScalar(row, channel, sequence.getFloat(row, channel, place(row, channel)));
                }
            }
            return ends;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray ends, LayerWorkspaceMgr workspaces) {
            INDArray sequence = Nd4j.create(ends.dataType(), sequenceShape, 'f');
            for (int row = 0; row < lastPlaces.length; row++) {
                for (int channel = 0; channel < sequenceShape[1]; channel++) {
                    sequence.putScalar(row, channel, place(row, channel), ends.getFloat(row, channel));
                }
            }
            return underlying.backpropGradient(sequence, workspaces);
        }

        private int[] lastPlaces() {
            int[] places = new int[(int) sequenceShape[0]];
            for (int row = 0; row < places.length; row++) {
                places[row] = (mask == null
                                ? (int) sequenceShape[2]
                                : mask.getRow(row).sumNumber().intValue())
                        - 1;
            }
            return places;
        }

        /** Keeps the mask for the pass that follows: DL4J's layer below does not give it back, and nobody takes it away afterwards. */
        @Override
        @SuppressWarnings("NullAway") // no mask is null in DL4J
        public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray places, MaskState state, int rows) {
            mask = places;
            underlying.feedForwardMaskArray(places, state, rows);
            return new Pair<>(null, state); // a vector has no places to mask
        }

        private int place(int row, int channel) {
            boolean forward = channel < sequenceShape[1] / 2;
            return forward ? lastPlaces[row] : 0;
        }
    }
}
