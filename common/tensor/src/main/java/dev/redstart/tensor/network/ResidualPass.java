package dev.redstart.tensor.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link ResidualLayer} at work: {@code relu(body(x) + shortcut(x))}, and back. */
final class ResidualPass extends AbstractLayer<ResidualLayer> {
    private static final long serialVersionUID = 1L;

    /** A part and its layer at work. */
    record Step(ResidualLayer.Part part, Layer live) {}

    private final transient List<Step> steps;
    private final transient List<Step> body;
    private final transient List<Step> shortcut;
    private final transient ActivationReLU relu = new ActivationReLU();
    private transient @Nullable INDArray parameters;
    private transient @Nullable INDArray gradients;
    private transient @Nullable INDArray answer;

    /** @param bodyLength how many of the steps are the body; the others are the shortcut */
    ResidualPass(NeuralNetConfiguration configuration, DataType type, List<Step> steps, int bodyLength) {
        super(configuration, type);
        this.steps = List.copyOf(steps);
        body = this.steps.subList(0, bodyLength);
        shortcut = this.steps.subList(bodyLength, steps.size());
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray inside = forward(body, training, workspaces);
        INDArray around = forward(shortcut, training, workspaces);
        INDArray sum = workspaces.createUninitialized(ArrayType.ACTIVATIONS, inside.dataType(), inside.shape(), 'c');
        answer = relu.getActivation(inside.addi(around, sum), training);
        return answer;
    }

    private INDArray forward(List<Step> way, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray value = input;
        for (Step step : way) {
            value = step.live().activate(value, training, workspaces);
        }
        return value;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray reached = Objects.requireNonNull(answer, "go forward first");
        // Behind relu is as good as before it: both are above 0 at the same places.
        INDArray inside = relu.backprop(reached, workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c'))
                .getFirst();
        // A copy, since layers may compute in the array that they are given.
        INDArray around = workspaces.dup(ArrayType.ACTIVATION_GRAD, inside, 'c');
        Gradient gradient = new DefaultGradient();
        INDArray back = backward(body, inside, gradient, workspaces);
        back = back.addi(backward(shortcut, around, gradient, workspaces));
        return new Pair<>(gradient, back);
    }

    private static INDArray backward(
            List<Step> way, INDArray epsilon, Gradient gradient, LayerWorkspaceMgr workspaces) {
        INDArray back = epsilon;
        for (Step step : way.reversed()) {
            Pair<Gradient, INDArray> part = step.live().backpropGradient(back, workspaces);
            String prefix = step.part().name() + ".";
            part.getFirst()
                    .gradientForVariable()
                    .forEach((name, array) -> gradient.setGradientFor(
                            prefix + name, array, part.getFirst().flatteningOrderForVariable(name)));
            back = part.getSecond();
        }
        return back;
    }

    @Override
    public void setParamsViewArray(INDArray view) {
        parameters = view;
        forEachSlice(view, (step, slice) -> step.live().setParamsViewArray(slice));
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = view;
        forEachSlice(view, (step, slice) -> step.live().setBackpropGradientsViewArray(slice));
    }

    private void forEachSlice(INDArray view, BiConsumer<Step, INDArray> work) {
        ResidualLayer.Slices slices = new ResidualLayer.Slices(view);
        for (Step step : steps) {
            if (step.part().length() > 0) {
                work.accept(step, slices.next(step.part()));
            }
        }
    }

    @Override
    @SuppressWarnings("NullAway") // null before DL4J gives it, as in its own layers
    public INDArray params() {
        return parameters;
    }

    @Override
    @SuppressWarnings("NullAway") // null where nothing is learned
    public INDArray getGradientsViewArray() {
        return gradients;
    }

    @Override
    public Map<String, INDArray> paramTable(boolean onlyPretrained) {
        Map<String, INDArray> table = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.part().length() == 0) {
                continue;
            }
            step.live()
                    .paramTable(onlyPretrained)
                    .forEach((name, array) -> table.put(step.part().name() + "." + name, array));
        }
        return table;
    }

    @Override
    public Map<String, INDArray> paramTable() {
        return paramTable(false);
    }

    @Override
    public INDArray getParam(String name) {
        return Objects.requireNonNull(paramTable(false).get(name), name);
    }

    @Override
    public long numParams() {
        return parameters == null ? 0 : parameters.length();
    }

    @Override
    public boolean updaterDivideByMinibatch(String name) {
        Step owner = steps.stream()
                .filter(step -> step.part().owns(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part has parameter '" + name + "'"));
        return owner.live().updaterDivideByMinibatch(owner.part().inner(name));
    }

    @Override
    public double calcRegularizationScore(boolean onlyBackprop) {
        return steps.stream()
                .mapToDouble(step -> step.live().calcRegularizationScore(onlyBackprop))
                .sum();
    }

    @Override
    public void clear() {
        super.clear();
        answer = null;
        steps.forEach(step -> step.live().clear());
    }

    @Override
    public void clearNoiseWeightParams() {}

    @Override
    public Type type() {
        return Type.CONVOLUTIONAL;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
