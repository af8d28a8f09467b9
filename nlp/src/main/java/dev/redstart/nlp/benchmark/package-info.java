/** The speed and the accuracy of text models on the machine at hand; {@link dev.redstart.nlp.benchmark.TextBenchmark} is the entry point. */
@NullMarked
package dev.redstart.nlp.benchmark;

import org.jspecify.annotations.NullMarked;
