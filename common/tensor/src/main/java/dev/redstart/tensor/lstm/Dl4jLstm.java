package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.FwdPassReturn;
import org.deeplearning4j.nn.layers.recurrent.LSTMHelper;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a DL4J layer calls instead of its own loops. DL4J asks for the forward pass of a training step twice, for the answer and again for the
 * gradient; the second time it gets what was remembered of the first.
 *
 * <p>No state is kept between calls: DL4J's {@code rnnTimeStep} and truncated backpropagation fail.
 */
final class Dl4jLstm implements LSTMHelper {
    private final LstmDropout dropout;
    private final GateKernel kernel;
    private @Nullable Memory memory;
    private @Nullable Remembered remembered;

    Dl4jLstm(LstmDropout dropout, GateKernel kernel) {
        this.dropout = dropout;
        this.kernel = kernel;
    }

    /** A forward pass whose gradient may be asked for. */
    private record Remembered(INDArray input, Pass pass, INDArray answer) {
        /** DL4J may pass the same numbers in another wrapping. */
        boolean isOf(INDArray array) {
            return Floats.address(array) == Floats.address(input)
                    && Arrays.equals(array.shape(), input.shape())
                    && Arrays.equals(array.stride(), input.stride());
        }
    }

    @Override
    public boolean checkSupported(IActivation gate, IActivation activation, boolean peepholes) {
        return gate instanceof ActivationSigmoid && activation instanceof ActivationTanH && !peepholes;
    }

    @Override
    public boolean checkSupported() {
        return true;
    }

    @Override
    public Map<String, Long> helperMemoryUse() {
        return Map.of("LSTM", memory == null ? 0L : memory.bytes());
    }

    @Override
    public FwdPassReturn activate(
            Layer layer,
            NeuralNetConfiguration conf,
            IActivation gate,
            INDArray input,
            INDArray stateWeights,
            INDArray inputWeights,
            INDArray biases,
            boolean training,
            INDArray previousState,
            INDArray previousCell,
            boolean forBackprop,
            boolean forwards,
            String inputWeightKey,
            @Nullable INDArray mask,
            boolean peepholes,
            LayerWorkspaceMgr workspaces) {
        IActivation activation = ((org.deeplearning4j.nn.conf.layers.LSTM) conf.getLayer()).getActivationFn();
        if (!checkSupported(gate, activation, peepholes) || !forwards) {
            throw new IllegalStateException(
                    "only tanh, sigmoid gates and no peepholes, got " + activation + ", " + gate);
        }
        if (forBackprop && remembered != null && remembered.isOf(input)) {
            return answer(remembered.answer);
        }
        Parameters parameters = parameters(inputWeights, stateWeights, biases);
        return answer(forward(input, parameters, mask, workspaces, training));
    }

    private static FwdPassReturn answer(INDArray output) {
        FwdPassReturn answer = new FwdPassReturn();
        answer.fwdPassOutput = output;
        return answer;
    }

    private static Parameters parameters(INDArray inputs, INDArray states, INDArray bias) {
        return new Parameters(Floats.of(byColumn(inputs)), Floats.of(byColumn(states)), Floats.of(bias));
    }

    private static INDArray byColumn(INDArray matrix) {
        return isByColumn(matrix) ? matrix : matrix.dup('f');
    }

    private static boolean isByColumn(INDArray matrix) {
        return matrix.stride(0) == 1 && matrix.stride(1) == matrix.size(0);
    }

    private INDArray forward(
            INDArray input,
            Parameters parameters,
            @Nullable INDArray mask,
            LayerWorkspaceMgr workspaces,
            boolean training) {
        remembered = null;
        int units = Math.toIntExact(parameters.bias().length() / 4);
        PackedRows rows = rows(input, mask);
        long[] shape = {input.size(0), input.size(2), units};
        INDArray output = create(workspaces, ArrayType.ACTIVATIONS, shape, mask != null);
        Pass pass = new Pass(
                parameters, rows, masks(rows, input, units, training), new Sequences(input), new Sequences(output));
        if (memory == null) {
            memory = new Memory(Math.toIntExact(input.size(1)), units);
        }
        new ForwardPass(pass, memory, kernel, training).run();
        if (training) {
            remembered = new Remembered(input, pass, output);
        }
        return output;
    }

    /** [rows, features, places], with the features of a place side by side. */
    private static INDArray create(LayerWorkspaceMgr workspaces, ArrayType type, long[] shape, boolean zeros) {
        INDArray array = zeros
                ? workspaces.create(type, DataType.FLOAT, shape, 'c')
                : workspaces.createUninitialized(type, DataType.FLOAT, shape, 'c');
        return array.permute(0, 2, 1);
    }

    private static PackedRows rows(INDArray input, @Nullable INDArray mask) {
        int length = Math.toIntExact(input.size(2));
        int count = Math.toIntExact(input.size(0));
        if (mask == null) {
            return PackedRows.full(count, length);
        }
        Floats marks = Floats.of(mask);
        int[][] places = new int[count][];
        for (int row = 0; row < count; row++) {
            long start = (long) row * mask.stride(0);
            places[row] = IntStream.range(0, length)
                    .filter(place -> marks.get(start + (long) place * mask.stride(1)) != 0)
                    .toArray();
        }
        return PackedRows.of(places);
    }

    /** From ND4J's random numbers, so that who seeds them repeats a training. */
    private DropoutMasks masks(PackedRows rows, INDArray input, int units, boolean training) {
        if (!training || !dropout.drops()) {
            return DropoutMasks.NONE;
        }
        SplittableRandom random = new SplittableRandom(Nd4j.getRandom().nextLong());
        DropoutMasks.Share inputs = new DropoutMasks.Share(Math.toIntExact(input.size(1)), dropout.inputs());
        return DropoutMasks.draw(rows.size(), inputs, new DropoutMasks.Share(units, dropout.states()), random);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
            NeuralNetConfiguration conf,
            IActivation gate,
            INDArray input,
            INDArray stateWeights,
            INDArray inputWeights,
            INDArray epsilon,
            boolean truncated,
            int truncatedLength,
            FwdPassReturn forwardPass,
            boolean forwards,
            String inputWeightKey,
            String stateWeightKey,
            String biasKey,
            Map<String, INDArray> gradients,
            @Nullable INDArray mask,
            boolean peepholes,
            LayerWorkspaceMgr workspaces) {
        Remembered last = remembered;
        if (last == null || !last.isOf(input) || memory == null || truncated) {
            throw new IllegalStateException("there is no forward pass to go back from");
        }
        remembered = null;
        boolean padded = last.pass.rows().columns() < input.size(0) * input.size(2);
        long[] shape = {input.size(0), input.size(2), input.size(1)};
        INDArray inputGradients = create(workspaces, ArrayType.ACTIVATION_GRAD, shape, padded);
        new BackwardPass(last.pass, memory, kernel, gradients(gradients))
                .run(new Sequences(epsilon), new Sequences(inputGradients));
        Gradient gradient = new DefaultGradient();
        for (String key : new String[] {inputWeightKey, stateWeightKey, biasKey}) {
            gradient.gradientForVariable().put(key, gradients.get(key));
        }
        return new Pair<>(gradient, inputGradients);
    }

    private static Parameters gradients(Map<String, INDArray> views) {
        return new Parameters(
                Floats.of(matrix(views, LSTMParamInitializer.INPUT_WEIGHT_KEY)),
                Floats.of(matrix(views, LSTMParamInitializer.RECURRENT_WEIGHT_KEY)),
                Floats.of(Objects.requireNonNull(views.get(LSTMParamInitializer.BIAS_KEY))));
    }

    private static INDArray matrix(Map<String, INDArray> views, String key) {
        INDArray view = Objects.requireNonNull(views.get(key));
        if (!isByColumn(view)) {
            throw new IllegalStateException(
                    "DL4J keeps the gradients " + key + " of an LSTM in another order than before");
        }
        return view;
    }
}
