package dev.redstart.app.cli;

import dev.redstart.common.data.DataException;
import dev.redstart.common.evaluate.Estimate;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.datasets.RowsLoader;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.NamedRows;
import dev.redstart.datasets.text.TextFormat;
import dev.redstart.nlp.search.JudgedQuery;
import dev.redstart.nlp.search.SearchEvaluation;
import dev.redstart.nlp.search.SearchIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures which mode finds what people want. */
@Command(
        name = "evaluate",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Measure the modes of an index by queries whose right answers are known.",
        description =
                "The file has a column 'query' and a column 'id', a row for each document that is relevant to a query.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart search evaluate films --queries judged.csv",
            "  redstart search evaluate films --queries judged.jsonl --json"
        })
final class SearchEvaluateCommand implements Callable<Integer> {
    private static final String QUERY = "query";
    private static final String ID = "id";

    private final Session session;

    @Parameters(paramLabel = "INDEX", description = "The name of an index.")
    private String name = "";

    @Option(
            names = "--queries",
            required = true,
            paramLabel = "PATH",
            description = "Judged queries: CSV, TSV or JSON lines; .gz is fine.")
    private String queries = "";

    SearchEvaluateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<JudgedQuery> judged = read();
        Map<String, Evaluation> evaluations;
        try (SearchIndex index = session.common().indexes().open(name)) {
            evaluations = SearchEvaluation.of(index, judged);
        }
        if (session.json()) {
            session.terminal().printJson(json(judged, evaluations));
        } else {
            print(evaluations);
        }
        return 0;
    }

    private List<JudgedQuery> read() {
        NamedRows rows = RowsLoader.load(queries, TextFormat.detected(), BadRows.Policy.FAIL, List.of(QUERY, ID));
        int query = rows.column(QUERY);
        int id = rows.column(ID);
        Map<String, Set<String>> relevant = new LinkedHashMap<>();
        for (List<String> row : rows.rows()) {
            if (row.get(query).isBlank() || row.get(id).isBlank()) {
                throw new DataException(rows.fileName() + ": a row needs a query and an id, got " + row);
            }
            relevant.computeIfAbsent(row.get(query), text -> new LinkedHashSet<>())
                    .add(row.get(id));
        }
        List<JudgedQuery> judged = new ArrayList<>();
        relevant.forEach((text, ids) -> judged.add(new JudgedQuery(text, ids)));
        return judged;
    }

    private void print(Map<String, Evaluation> evaluations) {
        Table table = new Table("mode", "metric", ">value", "95 % interval");
        evaluations.forEach((mode, evaluation) -> evaluation
                .estimates()
                .forEach((metric, estimate) ->
                        table.row(mode, metric, Figures.metric(estimate.mean()), interval(estimate))));
        table.print(session.terminal());
    }

    private static String interval(Estimate estimate) {
        return estimate.hasInterval() ? Figures.metric(estimate.low()) + " to " + Figures.metric(estimate.high()) : "";
    }

    private Map<String, Object> json(List<JudgedQuery> judged, Map<String, Evaluation> evaluations) {
        Map<String, Object> modes = new LinkedHashMap<>();
        evaluations.forEach((mode, evaluation) -> {
            Map<String, Object> metrics = new LinkedHashMap<>();
            evaluation.estimates().forEach((metric, estimate) -> metrics.put(metric, json(estimate)));
            modes.put(mode, metrics);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", name);
        json.put("queries", judged.size());
        json.put("modes", modes);
        return json;
    }

    private static Map<String, Object> json(Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", estimate.mean());
        json.put("low", estimate.hasInterval() ? estimate.low() : null);
        json.put("high", estimate.hasInterval() ? estimate.high() : null);
        return json;
    }
}
