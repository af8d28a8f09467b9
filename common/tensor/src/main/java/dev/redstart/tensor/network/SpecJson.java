package dev.redstart.tensor.network;

import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NetworkSpec} as JSON, for a bundle: each record as an object with its type and its components, so that a new layer needs nothing
 * here.
 * <pre>{"input": {"type": "tokens", "maxLength": 80}, "layers": [{"type": "dense", "units": 2, "activation": "softmax"}], "loss": ...}</pre>
 *
 * <p>Pretrained vectors are left out: the weights are elsewhere in the bundle.
 */
final class SpecJson {
    private static final String TYPE = "type";

    private SpecJson() {}

    static Map<String, Object> write(NetworkSpec spec) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("input", writeRecord((Record) spec.input()));
        json.put(
                "layers",
                spec.layers().stream().map(layer -> writeRecord((Record) layer)).toList());
        json.put("loss", word(spec.loss()));
        return json;
    }

    static NetworkSpec read(Map<String, Object> json) {
        try {
            List<Layer> layers = new ArrayList<>();
            for (Object layer : (List<?>) present(json, "layers")) {
                layers.add(readRecord(layer, Layer.class));
            }
            InputShape input = readRecord(present(json, "input"), InputShape.class);
            return new NetworkSpec(input, layers, constant(Loss.class, present(json, "loss")));
        } catch (ClassCastException e) {
            throw new ModelException("the network's description has the wrong form: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ModelException("the network's description is wrong: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> writeRecord(Record value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(TYPE, typeName(value.getClass()));
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (isWritten(component)) {
                json.put(component.getName(), plain(read(component, value)));
            }
        }
        return json;
    }

    private static boolean isWritten(RecordComponent component) {
        return component.getType() != Tensor.class;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Enum<?> constant -> word(constant);
            case List<?> several -> several.stream().map(SpecJson::plain).toList();
            case Layer layer -> writeRecord((Record) layer);
            default -> value;
        };
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(value.getClass() + " must be readable", e);
        }
    }

    private static <T> T readRecord(Object json, Class<T> family) {
        Map<?, ?> fields = (Map<?, ?>) json;
        String name = (String) present(fields, TYPE);
        for (Class<?> type : family.getPermittedSubclasses()) {
            if (typeName(type).equals(name)) {
                return family.cast(construct(type, fields));
            }
        }
        throw new ModelException("the network's description has '" + name + "', which this version does not know");
    }

    private static Object construct(Class<?> type, Map<?, ?> fields) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new Object[components.length];
        for (int at = 0; at < components.length; at++) {
            RecordComponent component = components[at];
            values[at] = isWritten(component) ? typed(component, present(fields, component.getName())) : null;
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must have a public constructor", e);
        }
    }

    private static Object typed(RecordComponent component, Object value) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return whole(value);
        }
        if (type == double.class) {
            return ((Number) value).doubleValue();
        }
        if (type == boolean.class) {
            return (Boolean) value;
        }
        if (type == List.class) {
            return ((List<?>) value).stream().map(SpecJson::element).toList();
        }
        return enumConstant(type, value);
    }

    private static Object element(Object value) {
        return value instanceof Map<?, ?> layer ? readRecord(layer, Layer.class) : whole(value);
    }

    private static Integer whole(Object value) {
        long number = (Long) value;
        if (number != (int) number) {
            throw new IllegalArgumentException(number + " is too large");
        }
        return (int) number;
    }

    private static Object enumConstant(Class<?> type, Object value) {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + value + "' is no " + type.getSimpleName());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Object value) {
        return type.cast(enumConstant(type, value));
    }

    private static Object present(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }

    /** {@code SQUARED_ERROR} as {@code squared-error}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code GlobalMaxPool1d} as {@code global-max-pool1d}. */
    private static String typeName(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
