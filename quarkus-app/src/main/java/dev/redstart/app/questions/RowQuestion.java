package dev.redstart.app.questions;

import dev.redstart.common.data.TableRow;
import dev.redstart.common.model.Classification;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.explain.ReasonCodes;
import dev.redstart.tabular.explain.TableExplanation;
import dev.redstart.tabular.explain.TableShap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of which a model is asked, as JSON has it.
 *
 * @param json an object of values by column, or a list of values in the order of the model's columns
 */
public record RowQuestion(@Nullable Object json) {
    /** The same reasons for the same row, whoever asks. */
    private static final TableShap SHAP = new TableShap(TableShap.Settings.defaults(), 0);

    /** @throws IllegalArgumentException if it is neither object nor list, or has something else than plain values in it */
    public TableRow row(TableClassifier model) {
        return switch (json) {
            case Map<?, ?> values -> new TableRow(byName(values));
            case List<?> values -> TableRow.of(model.features().columns(), values);
            case null, default ->
                throw new IllegalArgumentException(
                        "a row must be an object, like {\"age\": 41}, or a list of values in the order of the columns, got "
                                + json);
        };
    }

    /** With {@code null} where JSON has it. */
    private static Map<String, Object> byName(Map<?, ?> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((column, value) -> named.put(String.valueOf(column), value));
        return named;
    }

    public Classification answer(TableClassifier model) {
        return model.answer(row(model));
    }

    /** The same answer with reasons: what speaks most for its label, or for another one. */
    public Reasoned reasoned(TableClassifier model, @Nullable String label, int most) {
        TableRow row = row(model);
        Classification answer = model.answer(row);
        String explained = label == null ? answer.label() : label;
        return new Reasoned(answer, explained, new ReasonCodes(SHAP, explained, most).of(model, row));
    }

    /**
     * An answer and why.
     *
     * @param reasonsFor the label that the reasons speak for
     * @param reasons the strongest first
     */
    public record Reasoned(Classification answer, String reasonsFor, List<ReasonCodes.Reason> reasons) {
        public Reasoned {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What each column does for a label.
     *
     * @param label {@code null} for the likeliest
     */
    public TableExplanation explain(TableClassifier model, @Nullable String label) {
        TableRow row = row(model);
        return SHAP.explain(model, row, label == null ? model.answer(row).label() : label);
    }
}
