package dev.redstart.tabular.explain;

import dev.redstart.common.data.TableRow;
import dev.redstart.tabular.TableClassifier;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The principal reasons of a decision, as the United States' Equal Credit Opportunity Act (Regulation B, 12 CFR 1002.9) wants them told to those
 * who were refused: the columns that pushed the row most towards the unfavourable label, the strongest first, measured by {@link TableShap}
 * against an average row.
 *
 * <p>They say what moved this model, not what causes the risk; and a column that nobody may decide by (sex, marital status, age) is to be left out
 * of the table, not of the reasons.
 *
 * @param unfavourable the label that hurts: {@code 1} where 1 stands for default
 * @param most reasons at most, at least 1; creditors usually give four
 */
public record ReasonCodes(TableShap shap, String unfavourable, int most) {
    public ReasonCodes {
        if (most < 1) {
            throw new IllegalArgumentException("reasons must be at least 1, got " + most);
        }
    }

    /**
     * One reason.
     *
     * @param value what the row has in the column; {@code null} if the cell is empty
     * @param typical what most rows have there
     * @param weight how much of the unfavourable label's probability comes from it, above 0
     */
    public record Reason(String column, @Nullable Object value, Object typical, double weight) {
        /** For people: {@code PAY_0 is 2, typical is 0}. */
        public String text() {
            return column + (value == null ? " is not known" : " is " + plain(value)) + ", typical is "
                    + plain(typical);
        }

        private static String plain(Object value) {
            return value instanceof Number number && number.doubleValue() == number.longValue()
                    ? Long.toString(number.longValue())
                    : value.toString();
        }
    }

    /** The reasons of one decision; none if nothing speaks for the unfavourable label. */
    public List<Reason> of(TableClassifier model, TableRow row) {
        return of(shap.explain(model, row, unfavourable));
    }

    /** The reasons in an explanation of the unfavourable label. */
    public List<Reason> of(TableExplanation explanation) {
        if (!explanation.label().equals(unfavourable)) {
            throw new IllegalArgumentException("the explanation must be of the unfavourable label '" + unfavourable
                    + "', got one of '" + explanation.label() + "'");
        }
        return explanation.columns().stream()
                .filter(column -> column.weight() > 0)
                .sorted(Comparator.comparingDouble(ColumnWeight::weight).reversed())
                .limit(most)
                .map(column -> new Reason(column.column(), column.value(), column.typical(), column.weight()))
                .toList();
    }
}
