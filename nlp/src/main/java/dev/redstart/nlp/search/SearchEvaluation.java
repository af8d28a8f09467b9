package dev.redstart.nlp.search;

import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.evaluate.Ndcg;
import dev.redstart.common.evaluate.Observations;
import dev.redstart.common.evaluate.RankedHits;
import dev.redstart.common.evaluate.RankingMetric;
import dev.redstart.common.evaluate.Recall;
import dev.redstart.common.evaluate.ReciprocalRank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures which {@link SearchMode} finds what people want, by queries of which it is known what is relevant. */
public final class SearchEvaluation {
    private static final List<RankingMetric> METRICS = List.of(new Ndcg(10), new Recall(10), new ReciprocalRank(10));
    private static final int DEPTH = 10;

    private SearchEvaluation() {}

    /** Every mode that the index has, by its word: {@code ndcg@10}, {@code recall@10} and {@code mrr@10}, with intervals. */
    public static Map<String, Evaluation> of(SearchIndex index, List<JudgedQuery> queries) {
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        index.modes().forEach(mode -> evaluations.put(mode.word(), of(index, mode, queries)));
        return evaluations;
    }

    /** One mode. */
    public static Evaluation of(SearchIndex index, SearchMode mode, List<JudgedQuery> queries) {
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("there are no queries to evaluate");
        }
        List<RankedHits> answers =
                queries.stream().map(query -> answer(index, mode, query)).toList();
        Evaluation.Builder evaluation =
                Evaluation.builder(queries.stream().map(JudgedQuery::text).toList());
        for (RankingMetric metric : METRICS) {
            double[] values = answers.stream().mapToDouble(metric::value).toArray();
            evaluation.add(metric.name(), Observations.of(values));
        }
        return evaluation.build(Bootstrap.seeded(1));
    }

    private static RankedHits answer(SearchIndex index, SearchMode mode, JudgedQuery query) {
        List<SearchHit> hits = index.search(query.text(), mode, DEPTH);
        boolean[] relevant = new boolean[hits.size()];
        for (int rank = 0; rank < relevant.length; rank++) {
            relevant[rank] = query.relevant().contains(hits.get(rank).document().id());
        }
        return RankedHits.of(relevant, query.relevant().size());
    }
}
