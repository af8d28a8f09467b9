package dev.redstart.app.cli;

import dev.redstart.app.questions.RowQuestion.Reasoned;
import dev.redstart.tabular.explain.ColumnWeight;
import dev.redstart.tabular.explain.ReasonCodes;
import dev.redstart.tabular.explain.TableExplanation;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a row has its label, as programs read it. */
final class ReasonsJson {
    private ReasonsJson() {}

    /** The strongest reasons, behind the answer. */
    static Map<String, Object> of(Reasoned reasoned) {
        Map<String, Object> json = ClassificationJson.of(reasoned.answer(), null);
        json.put("reasonsFor", reasoned.reasonsFor());
        json.put("reasons", reasoned.reasons().stream().map(ReasonsJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(ReasonCodes.Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", reason.column());
        json.put("value", reason.value());
        json.put("typical", reason.typical());
        json.put("weight", reason.weight());
        json.put("text", reason.text());
        return json;
    }

    /** All columns. */
    static Map<String, Object> of(TableExplanation explanation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", explanation.label());
        json.put("probability", explanation.probability());
        json.put("base", explanation.base());
        json.put("columns", explanation.columns().stream().map(ReasonsJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(ColumnWeight column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", column.column());
        json.put("value", column.value());
        json.put("typical", column.typical());
        json.put("weight", column.weight());
        return json;
    }
}
