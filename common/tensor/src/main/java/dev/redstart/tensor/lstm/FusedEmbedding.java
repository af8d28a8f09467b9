package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vector for each token, for DL4J: what its {@link EmbeddingSequenceLayer} computes, in a fifth of the time. There the numbers of one token lie
 * {@code vocabulary} numbers apart, here side by side, so that each look-up is one copy. On the CPU only.
 *
 * <p>Takes token numbers, [rows, 1, places]; gives [rows, dimensions, places], 0 at masked places.
 */
public final class FusedEmbedding extends EmbeddingSequenceLayer {
    private static final long serialVersionUID = 1L;

    public FusedEmbedding(int vocabularySize, int dimensions) {
        setNIn(vocabularySize);
        setNOut(dimensions);
        setActivationFn(new ActivationIdentity());
        // As DL4J's builders leave them, so that the network's own settings reach this layer.
        setGradientNormalization(null);
        setGradientNormalizationThreshold(Double.NaN);
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
        initializer().init(configuration, parameters, initialise);
        live.setParamTable(live.byRow(parameters));
        return live;
    }

    /** The layer at work. */
    private static final class Live extends org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer {
        private static final long serialVersionUID = 1L;

        private transient int[] ids = {};

        Live(NeuralNetConfiguration configuration, DataType type) {
            super(configuration, type);
        }

        private int vocabularySize() {
            return Math.toIntExact(layerConf().getNIn());
        }

        private int dimensions() {
            return Math.toIntExact(layerConf().getNOut());
        }

        private Map<String, INDArray> byRow(INDArray flat) {
            Map<String, INDArray> table = new LinkedHashMap<>();
            table.put(DefaultParamInitializer.WEIGHT_KEY, flat.reshape('c', vocabularySize(), dimensions()));
            return table;
        }

        @Override
        public void setBackpropGradientsViewArray(INDArray gradients) {
            super.setBackpropGradientsViewArray(gradients);
            gradientViews = byRow(gradients);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            return look(workspaces);
        }

        @Override
        protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
            return look(workspaces);
        }

        private INDArray look(LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            int rows = Math.toIntExact(input.size(0));
            int places = Math.toIntExact(input.size(2));
            ids = ids(rows, places);
            Floats table = Floats.of(getParam(DefaultParamInitializer.WEIGHT_KEY));
            long[] shape = {rows, places, dimensions()};
            INDArray answer = workspaces.create(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
            Floats vectors = Floats.of(answer);
            for (int at = 0; at < ids.length; at++) {
                if (ids[at] >= 0) {
                    table.copy((long) ids[at] * dimensions(), vectors, (long) at * dimensions(), dimensions());
                }
            }
            return answer.permute(0, 2, 1);
        }

        /** Tokens by row and place; -1 where masked. */
        private int[] ids(int rows, int places) {
            Floats numbers = Floats.of(plain(input));
            Floats marks = maskArray == null ? null : Floats.of(plain(maskArray));
            int[] found = new int[rows * places];
            for (int at = 0; at < found.length; at++) {
                found[at] = marks != null && marks.get(at) == 0 ? -1 : id(numbers.get(at));
            }
            return found;
        }

        /** Row after row; the array itself, if it lies so. */
        private static INDArray plain(INDArray array) {
            boolean lies = array.ordering() == 'c' && array.stride(0) == array.length() / array.size(0);
            return (lies ? array : array.dup('c')).castTo(DataType.FLOAT);
        }

        private int id(float number) {
            if (!(number >= 0 && number < vocabularySize())) {
                throw new IllegalArgumentException(
                        "token " + (long) number + " is unknown, the network knows 0 to " + (vocabularySize() - 1));
            }
            return (int) number;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            INDArray view = Objects.requireNonNull(gradientViews.get(DefaultParamInitializer.WEIGHT_KEY));
            Floats gradients = Floats.of(view);
            gradients.clear(0, gradients.length());
            Sequences sequences = new Sequences(epsilon);
            int places = Math.toIntExact(epsilon.size(2));
            Floats vector = Floats.zeros(dimensions());
            for (int at = 0; at < ids.length; at++) {
                if (ids[at] >= 0) {
                    sequences.read(at / places, at % places, vector, 0);
                    Gates.KERNEL.add(gradients, (long) ids[at] * dimensions(), vector, dimensions());
                }
            }
            Gradient gradient = new DefaultGradient();
            gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, view);
            return new Pair<>(gradient, null);
        }
    }
}
