package dev.redstart.tensor.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * {@link dev.redstart.tensor.network.Layer.Residual} as one layer of DL4J's, made of others of them. Each part's parameters lie in the whole's, one part
 * behind the other, with the part's name before theirs: {@code 0.W}.
 */
final class ResidualLayer extends org.deeplearning4j.nn.conf.layers.Layer {
    private static final long serialVersionUID = 1L;

    /**
     * A layer of DL4J's inside this one.
     *
     * @param name before its parameters' names; parts without a parameter name in common may share it
     */
    record Part(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        boolean owns(String parameter) {
            return parameter.startsWith(name + ".")
                    && initializer().paramKeys(layer).contains(inner(parameter));
        }

        String inner(String parameter) {
            return parameter.substring(name.length() + 1);
        }

        long length() {
            return initializer().numParams(layer);
        }

        private ParamInitializer initializer() {
            return layer.initializer();
        }
    }

    /** How far a layer's gradient may reach. */
    record Clipping(GradientNormalization kind, double threshold) {}

    private final transient List<Part> body;
    private final transient List<Part> shortcut;
    private final transient @Nullable Clipping clipping;

    /** @param shortcut may be empty */
    ResidualLayer(List<Part> body, List<Part> shortcut, @Nullable Clipping clipping) {
        this.body = List.copyOf(body);
        this.shortcut = List.copyOf(shortcut);
        this.clipping = clipping;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(body);
        parts.addAll(shortcut);
        return parts;
    }

    private Part owner(String parameter) {
        return parts().stream()
                .filter(part -> part.owns(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part has parameter '" + parameter + "'"));
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int position,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        List<ResidualPass.Step> steps = new ArrayList<>();
        Slices slices = new Slices(parameters);
        for (Part part : parts()) {
            INDArray slice = slices.next(part);
            Layer live =
                    part.layer().instantiate(inner(configuration, part), listeners, position, slice, initialise, type);
            steps.add(new ResidualPass.Step(part, live));
        }
        ResidualPass pass = new ResidualPass(configuration, type, steps, body.size());
        pass.setIndex(position);
        pass.setParamsViewArray(parameters);
        initializer().init(configuration, parameters, false);
        return pass;
    }

    private static NeuralNetConfiguration inner(NeuralNetConfiguration configuration, Part part) {
        NeuralNetConfiguration inner = configuration.clone();
        inner.setLayer(part.layer());
        return inner;
    }

    /** Cuts the parameters of one part after the other from those of all. */
    static final class Slices {
        private final INDArray flat;
        private long next;

        Slices(INDArray parameters) {
            flat = parameters.reshape(parameters.length());
        }

        @SuppressWarnings("NullAway") // DL4J's layers without parameters take null
        INDArray next(Part part) {
            long from = next;
            next += part.length();
            return from == next ? null : flat.get(NDArrayIndex.interval(from, next));
        }
    }

    @Override
    public ParamInitializer initializer() {
        return new Parameters();
    }

    /** Names and places of the parts' parameters. */
    private final class Parameters implements ParamInitializer {
        @Override
        public long numParams(NeuralNetConfiguration configuration) {
            return numParams(configuration.getLayer());
        }

        @Override
        public long numParams(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return parts().stream().mapToLong(Part::length).sum();
        }

        @Override
        public List<String> paramKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return names(ParamInitializer::paramKeys);
        }

        @Override
        public List<String> weightKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return names(ParamInitializer::weightKeys);
        }

        @Override
        public List<String> biasKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return names(ParamInitializer::biasKeys);
        }

        private List<String> names(
                BiFunction<ParamInitializer, org.deeplearning4j.nn.conf.layers.Layer, List<String>> kind) {
            List<String> names = new ArrayList<>();
            for (Part part : parts()) {
                kind.apply(part.initializer(), part.layer()).forEach(name -> names.add(part.name() + "." + name));
            }
            return names;
        }

        @Override
        public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer layer, String name) {
            Part part = owner(name);
            return part.initializer().isWeightParam(part.layer(), part.inner(name));
        }

        @Override
        public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer layer, String name) {
            Part part = owner(name);
            return part.initializer().isBiasParam(part.layer(), part.inner(name));
        }

        @Override
        public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
            Map<String, INDArray> table = new LinkedHashMap<>();
            Slices slices = new Slices(view);
            for (Part part : parts()) {
                INDArray slice = slices.next(part);
                if (part.length() > 0) {
                    part.initializer()
                            .init(inner(configuration, part), slice, initialise)
                            .forEach((name, array) -> table.put(part.name() + "." + name, array));
                }
            }
            table.keySet().forEach(configuration::addVariable);
            return table;
        }

        @Override
        public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray view) {
            Map<String, INDArray> table = new LinkedHashMap<>();
            Slices slices = new Slices(view);
            for (Part part : parts()) {
                INDArray slice = slices.next(part);
                if (part.length() > 0) {
                    part.initializer()
                            .getGradientsFromFlattened(inner(configuration, part), slice)
                            .forEach((name, array) -> table.put(part.name() + "." + name, array));
                }
            }
            return table;
        }
    }

    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        Part part = owner(parameter);
        return part.layer().getRegularizationByParam(part.inner(parameter));
    }

    @Override
    public IUpdater getUpdaterByParam(String parameter) {
        Part part = owner(parameter);
        return part.layer().getUpdaterByParam(part.inner(parameter));
    }

    @Override
    public GradientNormalization getGradientNormalization() {
        return clipping == null ? GradientNormalization.None : clipping.kind();
    }

    @Override
    public double getGradientNormalizationThreshold() {
        return clipping == null ? 0 : clipping.threshold();
    }

    @Override
    public boolean isPretrainParam(String parameter) {
        return false;
    }

    @Override
    public InputType getOutputType(int position, InputType input) {
        InputType type = input;
        for (Part part : body) {
            type = part.layer().getOutputType(position, type);
        }
        return type;
    }

    /** Sizes are told to the parts when they are made. */
    @Override
    public void setNIn(InputType input, boolean override) {}

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
}
