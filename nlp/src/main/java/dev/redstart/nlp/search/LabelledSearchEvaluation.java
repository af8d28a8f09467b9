package dev.redstart.nlp.search;

import dev.redstart.common.data.Documents;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.evaluate.Observations;
import dev.redstart.common.evaluate.Precision;
import dev.redstart.common.evaluate.RankedHits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Measures search modes where nobody has judged answers, but texts have labels: each labelled text is a query, and a hit is good if it has the
 * query's label.
 *
 * <p>{@code precision@10} is the share of good ones among the first ten hits; {@code vote@10} is 1 if the label of most of them, the better ranked
 * label of equal ones, is the query's.
 */
public final class LabelledSearchEvaluation {
    private static final Precision PRECISION = new Precision(10);

    private LabelledSearchEvaluation() {}

    /**
     * Every mode that the index has, by its word.
     *
     * @param queries texts that are not in the index
     * @param field the field of the indexed documents that holds their label
     */
    public static Map<String, Evaluation> of(SearchIndex index, Documents queries, String field) {
        if (queries.size() == 0) {
            throw new IllegalArgumentException("there are no queries to evaluate");
        }
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        index.modes().forEach(mode -> evaluations.put(mode.word(), of(index, mode, queries, field)));
        return evaluations;
    }

    private static Evaluation of(SearchIndex index, SearchMode mode, Documents queries, String field) {
        double[] precision = new double[queries.size()];
        double[] vote = new double[queries.size()];
        for (int row = 0; row < queries.size(); row++) {
            String label = queries.labels().id(queries.label(row));
            List<String> found = index.search(queries.text(row), mode, PRECISION.cutoff()).stream()
                    .map(hit -> hit.document().fields().getOrDefault(field, ""))
                    .toList();
            precision[row] = PRECISION.value(hits(found, label));
            vote[row] = Objects.equals(majority(found), label) ? 1 : 0;
        }
        List<String> cases =
                IntStream.range(0, queries.size()).mapToObj(Integer::toString).toList();
        return Evaluation.builder(cases)
                .add(PRECISION.name(), Observations.of(precision))
                .add("vote@" + PRECISION.cutoff(), Observations.of(vote))
                .build(Bootstrap.seeded(1));
    }

    private static RankedHits hits(List<String> found, String label) {
        boolean[] good = new boolean[found.size()];
        for (int rank = 0; rank < good.length; rank++) {
            good[rank] = found.get(rank).equals(label);
        }
        // Precision does not ask how many there are in all.
        return RankedHits.of(good, good.length);
    }

    /** Empty where nothing was found. */
    private static String majority(List<String> labels) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        labels.forEach(label -> votes.merge(label, 1, Integer::sum));
        String most = "";
        for (Map.Entry<String, Integer> label : votes.entrySet()) {
            if (label.getValue() > votes.getOrDefault(most, 0)) {
                most = label.getKey();
            }
        }
        return most;
    }
}
