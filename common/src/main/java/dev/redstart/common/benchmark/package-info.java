/** Times pieces of work in processor time: {@link dev.redstart.common.benchmark.Stopwatch} gives a {@link dev.redstart.common.benchmark.Timing}. */
@NullMarked
package dev.redstart.common.benchmark;

import org.jspecify.annotations.NullMarked;
