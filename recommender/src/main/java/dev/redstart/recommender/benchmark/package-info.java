/**
 * The speed of the recommenders on the machine at hand; {@link dev.redstart.recommender.benchmark.RecommenderBenchmark} is the entry point.
 */
@NullMarked
package dev.redstart.recommender.benchmark;

import org.jspecify.annotations.NullMarked;
