package dev.redstart.app.server.recommendations;

import dev.redstart.app.server.TimeOrderedId;
import dev.redstart.app.server.answers.TimedAnswers;
import dev.redstart.app.server.models.LiveModel;
import dev.redstart.app.server.models.LiveModels;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks a recommender, and counts the answers that are none. */
@Singleton
final class Answers {
    /** An explanation may cost as much as a ranking, so that a long list would hold up everybody else. */
    private static final int MAX_EXPLAINED = 100;

    private static final int MAX_REASONS = 3;

    private final LiveModels models;
    private final TimedAnswers timed;
    private final MeterRegistry meters;

    Answers(LiveModels models, TimedAnswers timed, MeterRegistry meters) {
        this.models = models;
        this.timed = timed;
        this.meters = meters;
    }

    Recommendations recommend(String reference, RecommendationRequest request) {
        RecommendQuery query = request.query();
        LiveModel model = models.find(reference);
        Recommender recommender = model.recommender();
        Recommendations answer =
                timed.answer("recommend", model, () -> answer(model, recommender, query, request.wantsReasons()));
        if (answer.fallback()) {
            meters.counter("redstart.answers.fallback", "model", model.name()).increment();
        }
        return answer;
    }

    Ranking<String> similar(LiveModel model, String item, int count) {
        return timed.answer("similar", model, () -> model.recommender().similarItems(item, count));
    }

    private static Recommendations answer(
            LiveModel model, Recommender recommender, RecommendQuery query, boolean reasons) {
        Ranking<String> ranking = recommender.recommend(query);
        List<Explanation> explained =
                reasons && !ranking.fallback() ? explained(recommender, query, ranking) : List.of();
        List<Recommendations.Item> items = new ArrayList<>(ranking.entries().size());
        for (Scored<String> entry : ranking.entries()) {
            List<Recommendations.Cause> causes =
                    items.size() < explained.size() ? causes(explained.get(items.size())) : List.of();
            items.add(new Recommendations.Item(entry.item(), entry.score(), causes));
        }
        return new Recommendations(
                TimeOrderedId.next(), model.name(), model.version().version(), query.user(), ranking.fallback(), items);
    }

    private static List<Explanation> explained(Recommender recommender, RecommendQuery query, Ranking<String> ranking) {
        List<String> items = ranking.items();
        return recommender.explainAll(query, items.subList(0, Math.min(MAX_EXPLAINED, items.size())));
    }

    private static List<Recommendations.Cause> causes(Explanation explanation) {
        return explanation.causes(MAX_REASONS).stream().map(Answers::cause).toList();
    }

    private static Recommendations.Cause cause(Reason reason) {
        return switch (reason.kind()) {
            case ITEM -> new Recommendations.Cause(reason.id(), null, reason.weight());
            case USER -> new Recommendations.Cause(null, reason.id(), reason.weight());
        };
    }
}
