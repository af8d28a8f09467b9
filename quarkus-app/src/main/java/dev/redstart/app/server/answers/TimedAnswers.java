package dev.redstart.app.server.answers;

import dev.redstart.app.server.http.Admission;
import dev.redstart.app.server.models.LiveModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks a model when its turn has come, and times its answer. */
@Singleton
public final class TimedAnswers {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
                Duration.ofSeconds(1)
    };

    private final Admission admission;
    private final MeterRegistry meters;

    TimedAnswers(Admission admission, MeterRegistry meters) {
        this.admission = admission;
        this.meters = meters;
    }

    /**
     * The answer of the work.
     *
     * @param question one word for the metrics: {@code recommend}
     * @throws dev.redstart.app.server.http.OverloadException if its turn did not come in time
     */
    public <A> A answer(String question, LiveModel model, Supplier<A> work) {
        return answer(question, model.name(), work);
    }

    /**
     * The answer of the work.
     *
     * @param asked what is asked, for the metrics: the model's name, or {@code search/films} for an index
     * @throws dev.redstart.app.server.http.OverloadException if its turn did not come in time
     */
    public <A> A answer(String question, String asked, Supplier<A> work) {
        Timer timer = Timer.builder("redstart.answers")
                .description("Time that models take to answer, without waiting")
                .tag("model", asked)
                .tag("question", question)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        return admission.answer(asked, () -> timer.record(work));
    }
}
