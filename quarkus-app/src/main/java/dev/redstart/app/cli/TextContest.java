package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.Estimate;
import dev.redstart.nlp.classify.TextVerdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The linear baseline and, if there is one, the network that is to beat it, judged on the same texts.
 *
 * @param split what they were trained and judged on
 */
record TextContest(
        Split<Documents> split,
        JudgedText baseline,
        @Nullable JudgedText network) {
    /** The one that the figures speak for. */
    JudgedText best() {
        return network != null && decision(network).published() == TextVerdict.Choice.NETWORK ? network : baseline;
    }

    /** What was asked for: the network where there is one. */
    JudgedText asked() {
        return network == null ? baseline : network;
    }

    private TextVerdict decision(JudgedText challenger) {
        return TextVerdict.of(baseline.report().judged(), challenger.report().judged());
    }

    /** Which model is of use and why, in one line. */
    String verdict() {
        NoModel noModel = NoModel.of(split);
        if (network == null) {
            return noModel.isClearlyWorseThan(baseline)
                    ? "publish the linear model: " + noModel.beside(baseline)
                    : "the linear model is not clearly better than no model at all: " + noModel.beside(baseline)
                            + "; it needs more texts, or clearer labels";
        }
        String reason = decision(network).reason();
        return noModel.isClearlyWorseThan(best())
                ? reason
                : reason + "; but it is not clearly better than no model at all: " + noModel.beside(best());
    }

    /** The label that is most frequent in the training texts as the answer to every text; {@code share} of the test texts have it. */
    private record NoModel(String label, double share) {
        static NoModel of(Split<Documents> split) {
            int[] rows = split.train().rowsOfLabel();
            int most = 0;
            for (int label = 1; label < rows.length; label++) {
                most = rows[label] > rows[most] ? label : most;
            }
            String label = split.train().labels().id(most);
            return new NoModel(label, share(split.test(), label));
        }

        private static double share(Documents test, String label) {
            int number = test.labels().indexOf(label);
            return number < 0 ? 0 : (double) test.rowsOfLabel()[number] / test.size();
        }

        boolean isClearlyWorseThan(JudgedText model) {
            return accuracy(model).low() > share;
        }

        String beside(JudgedText model) {
            return "accuracy " + Figures.metric(accuracy(model).mean()) + ", where '" + label
                    + "' for every text would have " + Figures.metric(share);
        }

        private static Estimate accuracy(JudgedText model) {
            return model.report().judged().evaluation().of("accuracy");
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
                    TextReport.interval(own),
                    rival.map(estimate -> Figures.metric(estimate.mean())).orElse(""),
                    rival.map(TextReport::interval).orElse(""));
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
