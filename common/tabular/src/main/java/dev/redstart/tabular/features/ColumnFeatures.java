package dev.redstart.tabular.features;

import dev.redstart.common.data.TableColumn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the cells of one column become numbers. What stands for an average row is 0 everywhere. */
sealed interface ColumnFeatures permits NumberFeatures, CategoryFeatures {
    TableColumn column();

    /** Numbers that a cell becomes; 0 of a column that says nothing. */
    int size();

    /** What most people would expect to find in the column: the median, or the most frequent category. */
    Object typical();

    /** What the column's numbers are, for messages and for reading a model. */
    Map<String, Object> toJson();

    /**
     * Writes the numbers of a cell.
     *
     * @param value a number, string or boolean; {@code null} if the cell is empty
     */
    void write(@Nullable Object value, float[] into, int at);
}
