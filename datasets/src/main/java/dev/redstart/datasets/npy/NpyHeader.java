package dev.redstart.datasets.npy;

import dev.redstart.common.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the head of a <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">.npy file</a> says.
 *
 * @param columnsFirst whether the numbers lie column by column (Fortran's order)
 * @param shape rows, and columns if there are any
 */
record NpyHeader(Element element, boolean columnsFirst, List<Long> shape) {
    private static final Pattern DICTIONARY = Pattern.compile(
            "\\{'descr': '([^']{1,8})', 'fortran_order': (True|False), 'shape': \\(((?:[0-9]{1,18}, ?)*(?:[0-9]{1,18})?)\\),? *\\}\\s*");

    /** What one number is made of. */
    enum Element {
        FLOAT64("<f8", 8),
        FLOAT32("<f4", 4),
        INT64("<i8", 8),
        INT32("<i4", 4),
        UINT8("|u1", 1),
        BOOL("|b1", 1);

        private final String code;
        private final int bytes;

        Element(String code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /** @param where what messages begin with */
    static NpyHeader parse(String text, String where) {
        Matcher parts = DICTIONARY.matcher(text);
        if (!parts.matches()) {
            throw new DataException(
                    where + ": the header of the .npy file is broken, or it holds records or objects. Save"
                            + " a plain array with numpy.save");
        }
        return new NpyHeader(
                element(parts.group(1), where), parts.group(2).equals("True"), shape(parts.group(3), where));
    }

    private static Element element(String code, String where) {
        return Arrays.stream(Element.values())
                .filter(element -> element.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new DataException(where + ": the numbers are of type '" + code
                        + "', expected one of <f4, <f8, <i4, <i8, |u1, |b1. Convert them: array.astype('<f4')"));
    }

    private static List<Long> shape(String text, String where) {
        List<Long> shape = new ArrayList<>();
        for (String size : text.split(",")) {
            if (!size.isBlank()) {
                shape.add(Long.parseLong(size.strip()));
            }
        }
        if (shape.isEmpty() || shape.size() > 2) {
            throw new DataException(where + ": an array of " + shape.size()
                    + " dimensions is no table, expected 1 or 2. Reshape it: array.reshape(len(array), -1)");
        }
        return List.copyOf(shape);
    }

    long rows() {
        return shape.getFirst();
    }

    long columns() {
        return shape.size() == 1 ? 1 : shape.get(1);
    }
}
