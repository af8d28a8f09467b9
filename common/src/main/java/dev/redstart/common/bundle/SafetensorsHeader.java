package dev.redstart.common.bundle;

import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON header of a safetensors file: where each tensor stands in the data behind it.
 *
 * @param entries by position; they fill the data without gap or overlap
 */
record SafetensorsHeader(List<Entry> entries) {
    /** Above this, a header is damage: it holds some 100 bytes a tensor. */
    static final int MAX_BYTES = 16 << 20;

    private static final String METADATA = "__metadata__";
    private static final int MAX_DIMENSIONS = 8;
    private static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

    /**
     * One tensor.
     *
     * @param start of its first byte, counted from the end of the header
     * @param end after its last byte
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves the package
    record Entry(String name, ElementType type, int[] shape, long start, long end) {
        int length() {
            return (int) ((end - start) / type.bytes());
        }
    }

    /** Wide numbers first, so that every tensor starts at a multiple of its own width. */
    static SafetensorsHeader of(Tensors tensors) {
        List<Tensor> ordered = new ArrayList<>(tensors.all());
        ordered.sort(Comparator.comparing((Tensor tensor) -> -tensor.type().bytes()));
        List<Entry> entries = new ArrayList<>();
        long start = 0;
        for (Tensor tensor : ordered) {
            long end = start + tensor.bytes();
            entries.add(new Entry(tensor.name(), tensor.type(), tensor.shape(), start, end));
            start = end;
        }
        return new SafetensorsHeader(entries);
    }

    /** JSON, padded with spaces so that the data start at a multiple of 8. */
    byte[] toBytes() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("dtype", entry.type().name());
            fields.put("shape", Arrays.stream(entry.shape()).boxed().toList());
            fields.put("data_offsets", List.of(entry.start(), entry.end()));
            json.put(entry.name(), fields);
        }
        byte[] text = Json.write(json).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    /**
     * A checked header.
     *
     * @param dataBytes bytes behind the header
     * @param where the file, for messages
     */
    static SafetensorsHeader parse(byte[] bytes, long dataBytes, String where) throws IOException {
        if (bytes.length == 0 || bytes[0] != '{') {
            throw damaged(where, "its header is not JSON");
        }
        List<Entry> entries = new ArrayList<>();
        try {
            Json.readObject(new ByteArrayInputStream(bytes), where).forEach((name, fields) -> {
                if (!name.equals(METADATA)) {
                    entries.add(entry(name, fields, where));
                }
            });
        } catch (DataException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
        entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
        checkCover(entries, dataBytes, where);
        return new SafetensorsHeader(entries);
    }

    private static Entry entry(String name, Object fields, String where) {
        if (!(fields instanceof Map<?, ?> map) || map.size() != 3 || !(map.get("dtype") instanceof String dtype)) {
            throw damaged(where, "tensor '" + BundlePath.printable(name) + "' needs dtype, shape and data_offsets");
        }
        ElementType type = type(dtype, name, where);
        long[] shape = numbers(map.get("shape"), name, where);
        long[] offsets = numbers(map.get("data_offsets"), name, where);
        if (offsets.length != 2 || offsets[1] - offsets[0] != elements(shape, name, where) * type.bytes()) {
            throw damaged(
                    where,
                    "tensor '" + BundlePath.printable(name) + "' of shape " + Arrays.toString(shape) + " and type "
                            + type + " does not fit its data_offsets " + Arrays.toString(offsets));
        }
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return new Entry(name, type, sizes, offsets[0], offsets[1]);
    }

    private static ElementType type(String dtype, String name, String where) {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(dtype)) {
                return type;
            }
        }
        throw damaged(
                where,
                "tensor '" + BundlePath.printable(name) + "' has type '" + BundlePath.printable(dtype)
                        + "', expected F32, I32 or I64");
    }

    /** A short list of numbers that are not negative. */
    private static long[] numbers(@Nullable Object value, String name, String where) {
        if (value instanceof List<?> list && list.size() <= MAX_DIMENSIONS) {
            long[] numbers = new long[list.size()];
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = list.get(at) instanceof Long number ? number : -1;
            }
            if (Arrays.stream(numbers).allMatch(number -> number >= 0)) {
                return numbers;
            }
        }
        throw damaged(
                where,
                "tensor '" + BundlePath.printable(name) + "' needs whole numbers as shape and data_offsets, got "
                        + BundlePath.printable(String.valueOf(value)));
    }

    /** The product of the dimensions, if a Java array can have so many. */
    private static long elements(long[] shape, String name, String where) {
        long elements = 1;
        for (long size : shape) {
            if (size > MAX_ELEMENTS || elements * size > MAX_ELEMENTS) {
                throw damaged(
                        where,
                        "tensor '" + BundlePath.printable(name) + "' of shape " + Arrays.toString(shape)
                                + " is too large");
            }
            elements *= size;
        }
        return elements;
    }

    private static void checkCover(List<Entry> entries, long dataBytes, String where) {
        long position = 0;
        for (Entry entry : entries) {
            if (entry.start() != position) {
                throw damaged(
                        where,
                        "tensor '" + BundlePath.printable(entry.name()) + "' starts at byte " + entry.start()
                                + " of the data, expected " + position);
            }
            position = entry.end();
        }
        if (position != dataBytes) {
            throw damaged(where, "its tensors take " + position + " bytes, but it has " + dataBytes);
        }
    }

    static ModelException damaged(String where, String problem) {
        return new ModelException(where + " is damaged: " + problem);
    }
}
