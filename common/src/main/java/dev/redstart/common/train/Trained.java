package dev.redstart.common.train;

import java.time.Duration;

/**
 * A model with its history.
 *
 * @param model immutable and thread-safe
 * @param time how long the training took by the clock
 */
public record Trained<M>(M model, Provenance provenance, Duration time) {}
