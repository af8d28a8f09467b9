package dev.redstart.common.train;

import dev.redstart.common.data.Dataset;
import java.time.Duration;

/**
 * An algorithm with its settings. Immutable; holds no data, so one trainer can serve many threads.
 *
 * @param <D> what it learns from
 * @param <M> what it makes: immutable and thread-safe
 */
public interface Trainer<D extends Dataset<D>, M> {
    /** The algorithm in one lower-case word, as the command line knows it: {@code svd}. */
    String name();

    /** The settings record; its components are written into the model's provenance. */
    Record settings();

    /** Learns. Same data, settings and seed give the same model. */
    M train(D data, Run run);

    /** Learns, and keeps the model's history beside it. */
    default Trained<M> fit(D data, Run run) {
        long start = System.nanoTime();
        M model = train(data, run);
        Provenance provenance = new Provenance(
                name(), SettingsReader.read(settings()), run.seed(), data.source(), data.size(), Software.versions());
        return new Trained<>(model, provenance, Duration.ofNanos(System.nanoTime() - start));
    }
}
