package dev.redstart.app.server.recommendations;

import dev.redstart.app.server.TimeOrderedId;
import dev.redstart.app.server.http.Admission;
import dev.redstart.app.server.models.LiveModel;
import dev.redstart.app.server.models.LiveModels;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.RecommendQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks a model, counts and times it. */
@Singleton
final class Answers {
    /** An explanation may cost as much as a ranking, so that a long list would hold up everybody else. */
    private static final int MAX_EXPLAINED = 100;

    private static final int MAX_REASONS = 3;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
                Duration.ofSeconds(1)
    };

    private final LiveModels models;
    private final Admission admission;
    private final MeterRegistry meters;

    Answers(LiveModels models, Admission admission, MeterRegistry meters) {
        this.models = models;
        this.admission = admission;
        this.meters = meters;
    }

    Recommendations recommend(String reference, RecommendationRequest request) {
        RecommendQuery query = request.query();
        LiveModel model = models.find(reference);
        Recommendations answer = timed("recommend", model, () -> answer(model, query, request.wantsReasons()));
        if (answer.fallback()) {
            meters.counter("redstart.answers.fallback", "model", model.name()).increment();
        }
        return answer;
    }

    Ranking<String> similar(LiveModel model, String item, int count) {
        return timed("similar", model, () -> model.recommender().similarItems(item, count));
    }

    private <A> A timed(String question, LiveModel model, Supplier<A> work) {
        Timer timer = Timer.builder("redstart.answers")
                .description("Time that models take to answer, without waiting")
                .tag("model", model.name())
                .tag("question", question)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        return admission.answer(model.name(), () -> timer.record(work));
    }

    private static Recommendations answer(LiveModel model, RecommendQuery query, boolean reasons) {
        Ranking<String> ranking = model.recommender().recommend(query);
        List<Explanation> explained = reasons && !ranking.fallback() ? explained(model, query, ranking) : List.of();
        List<Recommendations.Item> items = new ArrayList<>(ranking.entries().size());
        for (Scored<String> entry : ranking.entries()) {
            List<Recommendations.Cause> causes =
                    items.size() < explained.size() ? causes(explained.get(items.size())) : List.of();
            items.add(new Recommendations.Item(entry.item(), entry.score(), causes));
        }
        return new Recommendations(
                TimeOrderedId.next(), model.name(), model.version().version(), query.user(), ranking.fallback(), items);
    }

    private static List<Explanation> explained(LiveModel model, RecommendQuery query, Ranking<String> ranking) {
        List<String> items = ranking.items();
        return model.recommender().explainAll(query, items.subList(0, Math.min(MAX_EXPLAINED, items.size())));
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
