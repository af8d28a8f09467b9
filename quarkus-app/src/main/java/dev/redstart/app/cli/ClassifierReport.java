package dev.redstart.app.cli;

import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.ClassFigures;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the test rows say about a classifier, as people and as programs read it.
 *
 * @param noun what a row is called: {@code text}
 */
record ClassifierReport(ClassificationEvaluation judged, String noun) {
    /** Rows and columns of a confusion matrix that a terminal can hold. */
    private static final int MATRIX_LABELS = 8;

    /** Labels with a row of their own; those with the most rows are shown. */
    private static final int CLASS_ROWS = 30;

    private static final int LABEL_WIDTH = 24;

    /** The figures as a model's manifest keeps them. */
    Map<String, MetricSummary> summaries() {
        Map<String, MetricSummary> summaries = new LinkedHashMap<>();
        judged.evaluation().estimates().forEach((name, estimate) -> {
            if (Double.isFinite(estimate.mean())) {
                boolean interval = estimate.hasInterval();
                summaries.put(
                        name,
                        new MetricSummary(
                                estimate.mean(),
                                interval ? Double.valueOf(estimate.low()) : null,
                                interval ? Double.valueOf(estimate.high()) : null));
            }
        });
        return summaries;
    }

    void print(Terminal terminal) {
        printFigures(terminal);
        terminal.print();
        printLabels(terminal);
    }

    /** The figures of each label, and which are taken for which. */
    void printLabels(Terminal terminal) {
        printClasses(terminal);
        if (judged.labels().size() <= MATRIX_LABELS) {
            terminal.print();
            printConfusion(terminal);
        }
    }

    /** The figures over all labels. */
    void printFigures(Terminal terminal) {
        Table table = new Table("metric", ">value", "95 % interval");
        judged.evaluation()
                .estimates()
                .forEach((name, estimate) -> table.row(name, Figures.metric(estimate.mean()), interval(estimate)));
        table.print(terminal);
    }

    static String interval(Estimate estimate) {
        return estimate.hasInterval() ? Figures.metric(estimate.low()) + " to " + Figures.metric(estimate.high()) : "";
    }

    private void printClasses(Terminal terminal) {
        Table table = new Table("label", ">" + noun + "s", ">predicted", ">precision", ">recall", ">F1");
        List<ClassFigures> classes = new ArrayList<>(judged.perClass());
        if (classes.size() > CLASS_ROWS) {
            classes.sort(Comparator.comparingLong(ClassFigures::rows).reversed());
        }
        for (ClassFigures figures : classes.subList(0, Math.min(CLASS_ROWS, classes.size()))) {
            table.row(
                    Text.cut(Text.printable(figures.label()), LABEL_WIDTH),
                    Figures.count(figures.rows()),
                    Figures.count(figures.predicted()),
                    Figures.metric(figures.precision()),
                    Figures.metric(figures.recall()),
                    Figures.metric(figures.f1()));
        }
        table.print(terminal);
        if (classes.size() > CLASS_ROWS) {
            terminal.print("and " + Figures.counted(classes.size() - CLASS_ROWS, "rarer label"));
        }
    }

    /** A row for each true label, a column for each predicted one. */
    private void printConfusion(Terminal terminal) {
        Vocabulary labels = judged.labels();
        long[][] confusion = judged.confusion();
        List<String> headings = new ArrayList<>(List.of("true \\ predicted"));
        labels.ids().forEach(label -> headings.add(">" + Text.cut(Text.printable(label), LABEL_WIDTH)));
        Table table = new Table(headings.toArray(String[]::new));
        for (int label = 0; label < labels.size(); label++) {
            List<String> cells = new ArrayList<>(List.of(Text.cut(Text.printable(labels.id(label)), LABEL_WIDTH)));
            Arrays.stream(confusion[label]).mapToObj(Figures::count).forEach(cells::add);
            table.row(cells.toArray(String[]::new));
        }
        table.print(terminal);
    }

    /** The figures as plain numbers, {@code macroF1} and its like, and how sure they are under {@code intervals}. */
    Map<String, Object> figuresJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> intervals = new LinkedHashMap<>();
        judged.evaluation().estimates().forEach((name, estimate) -> {
            json.put(key(name), finite(estimate.mean()));
            if (estimate.hasInterval()) {
                Map<String, Object> interval = new LinkedHashMap<>();
                interval.put("low", finite(estimate.low()));
                interval.put("high", finite(estimate.high()));
                intervals.put(key(name), interval);
            }
        });
        json.put("intervals", intervals);
        return json;
    }

    /** The figures, those of each class, and {@code confusion}: {@code [true label][predicted label]} in the order of {@code labels}. */
    Map<String, Object> json() {
        Map<String, Object> json = figuresJson();
        json.put("labels", judged.labels().ids());
        json.put(
                "perClass",
                judged.perClass().stream().map(ClassifierReport::json).toList());
        json.put(
                "confusion",
                Arrays.stream(judged.confusion())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
        return json;
    }

    private static Map<String, Object> json(ClassFigures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", figures.label());
        json.put("precision", figures.precision());
        json.put("recall", figures.recall());
        json.put("f1", figures.f1());
        json.put("rows", figures.rows());
        json.put("predicted", figures.predicted());
        return json;
    }

    /** {@code macro-f1} as programs call it: {@code macroF1}. */
    private static String key(String metric) {
        StringBuilder key = new StringBuilder();
        for (String word : metric.toLowerCase(Locale.ROOT).split("-")) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    /** JSON knows no NaN. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
