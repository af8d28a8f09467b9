package dev.redstart.app.cli;

import dev.redstart.common.data.Dataset;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.Estimate;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The linear baseline and, if there is one, the network that is to beat it, judged on the same rows.
 *
 * @param split what they were trained and judged on
 */
record Contest<D extends Dataset<D>, M extends Model<?, Classification>>(
        Classifiers<D, M> kind,
        Split<D> split,
        JudgedClassifier<D, M> baseline,
        @Nullable JudgedClassifier<D, M> network) {
    /** The one that the figures speak for. */
    JudgedClassifier<D, M> best() {
        return network != null && decision(network).published() == Verdict.Choice.NETWORK ? network : baseline;
    }

    /** What was asked for: the network where there is one. */
    JudgedClassifier<D, M> asked() {
        return network == null ? baseline : network;
    }

    private Verdict decision(JudgedClassifier<D, M> challenger) {
        return kind.verdict(baseline.report().judged(), challenger.report().judged());
    }

    /** Which model is of use and why, in one line. */
    String verdict() {
        NoModel noModel = NoModel.of(this);
        if (network == null) {
            return noModel.isClearlyWorseThan(baseline)
                    ? "publish the linear model: " + noModel.beside(baseline)
                    : "the linear model is not clearly better than no model at all: " + noModel.beside(baseline)
                            + "; it needs more " + kind.noun() + "s, or clearer labels";
        }
        String reason = decision(network).reason();
        return noModel.isClearlyWorseThan(best())
                ? reason
                : reason + "; but it is not clearly better than no model at all: " + noModel.beside(best());
    }

    /**
     * What no model at all would reach.
     *
     * @param metric that tells the better of two models
     * @param answer what it would say
     */
    private record NoModel(String metric, String answer, double figure) {
        static <D extends Dataset<D>, M extends Model<?, Classification>> NoModel of(Contest<D, M> contest) {
            String metric = contest.kind.decisive(contest.baseline.report().judged());
            return metric.equals("accuracy") ? mostFrequent(contest) : new NoModel(metric, "chance", 0.5);
        }

        /** The label that is most frequent in the training rows as the answer to every test row. */
        private static <D extends Dataset<D>, M extends Model<?, Classification>> NoModel mostFrequent(
                Contest<D, M> contest) {
            Classifiers<D, M> kind = contest.kind;
            int[] rows = kind.rowsOfLabel(contest.split.train());
            int most = 0;
            for (int label = 1; label < rows.length; label++) {
                most = rows[label] > rows[most] ? label : most;
            }
            String label = kind.labels(contest.split.train()).id(most);
            D test = contest.split.test();
            int number = kind.labels(test).indexOf(label);
            double share = number < 0 ? 0 : (double) kind.rowsOfLabel(test)[number] / test.size();
            return new NoModel("accuracy", "'" + label + "' for every " + kind.noun(), share);
        }

        boolean isClearlyWorseThan(JudgedClassifier<?, ?> model) {
            return estimate(model).low() > figure;
        }

        String beside(JudgedClassifier<?, ?> model) {
            return metric + " " + Figures.metric(estimate(model).mean()) + ", where " + answer + " would have "
                    + Figures.metric(figure);
        }

        private Estimate estimate(JudgedClassifier<?, ?> model) {
            return model.report().judged().evaluation().of(metric);
        }
    }

    void print(Terminal terminal) {
        if (network == null) {
            baseline.report().print(terminal);
            return;
        }
        printFigures(terminal);
        terminal.print();
        network.curve().print(terminal);
        terminal.print();
        terminal.print("the " + best().algorithm() + " model by label:");
        best().report().printLabels(terminal);
    }

    /** Both models side by side. */
    void printFigures(Terminal terminal) {
        if (network == null) {
            baseline.report().printFigures(terminal);
            return;
        }
        String interval = "95 % interval";
        Table table = new Table(
                "metric", ">" + baseline.algorithm() + " (baseline)", interval, ">" + network.algorithm(), interval);
        Map<String, Estimate> rivals = network.report().judged().evaluation().estimates();
        baseline.report().judged().evaluation().estimates().forEach((name, own) -> {
            Optional<Estimate> rival = Optional.ofNullable(rivals.get(name));
            table.row(
                    name,
                    Figures.metric(own.mean()),
                    ClassifierReport.interval(own),
                    rival.map(estimate -> Figures.metric(estimate.mean())).orElse(""),
                    rival.map(ClassifierReport::interval).orElse(""));
        });
        table.print(terminal);
        terminal.print("trained in " + Figures.time(baseline.trained().time()) + " and "
                + Figures.time(network.trained().time()));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("split", split.description());
        json.put("baseline", baseline.json());
        if (network != null) {
            json.put("network", network.json());
        }
        json.put("verdict", verdict());
        return json;
    }
}
