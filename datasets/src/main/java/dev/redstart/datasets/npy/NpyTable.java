package dev.redstart.datasets.npy;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables from arrays as {@code numpy.save} writes them: one or two dimensions, in C's or Fortran's order, of little-endian floats or whole numbers, of
 * bytes or booleans. Columns are called {@code 0}, {@code 1} and so on.
 *
 * <p>NaN is an empty cell; how many there are is told by a WARN. Infinities, and numbers beyond 32-bit floats, are refused. Only the declared size
 * of the file is read, and only if it is its size.
 */
public final class NpyTable {
    private static final Logger LOG = LoggerFactory.getLogger(NpyTable.class);
    private static final String LABEL = "label";

    private NpyTable() {}

    /** Rows without labels. */
    public static Table read(Path features) {
        return read(features, List.of());
    }

    /**
     * Rows with labels.
     *
     * @param labels one dimension, a number for each row of the features; 3 and 3.0 are the label {@code 3}
     */
    public static Table read(Path features, Path labels) {
        try (NpyFile file = NpyFile.open(labels)) {
            if (file.header().columns() != 1) {
                throw new DataException(file.where() + ": an array of shape "
                        + file.header().shape() + " is no list of labels, expected one number a row");
            }
            String[] read = new String[(int) file.header().rows()];
            file.read((row, column, value) -> read[(int) row] = label(file.where(), row, value));
            return read(features, Arrays.asList(read));
        }
    }

    private static String label(String where, long row, double value) {
        if (!Double.isFinite(value)) {
            throw new DataException(where + ": the label of row " + row + " is " + value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static Table read(Path features, List<String> labels) {
        try (NpyFile file = NpyFile.open(features)) {
            int rows = (int) file.header().rows();
            if (!labels.isEmpty() && labels.size() != rows) {
                throw new DataException(
                        file.where() + ": there are " + rows + " rows, but " + labels.size() + " labels");
            }
            float[][] columns = new float[(int) file.header().columns()][rows];
            file.read((row, column, value) -> columns[column][(int) row] = number(file.where(), row, column, value));
            warnOfMissing(file.where(), columns);
            Table.Builder table = Table.builder();
            for (int column = 0; column < columns.length; column++) {
                table.numbers(Integer.toString(column), columns[column]);
            }
            if (!labels.isEmpty()) {
                table.labels(LABEL, labels);
            }
            return table.build(new Source(file.where(), null, file.sha256()));
        }
    }

    private static float number(String where, long row, int column, double value) {
        float number = (float) value;
        if (Float.isInfinite(number)) {
            throw new DataException(where + ": row " + row + ", column " + column + " is " + value
                    + (Double.isInfinite(value) ? "; numbers must be finite" : ", too large for a 32-bit float"));
        }
        return number;
    }

    private static void warnOfMissing(String where, float[][] columns) {
        long missing = 0;
        for (float[] column : columns) {
            for (float value : column) {
                missing += Float.isNaN(value) ? 1 : 0;
            }
        }
        if (missing > 0) {
            LOG.warn("{}: {} numbers are NaN and count as missing", where, missing);
        }
    }
}
