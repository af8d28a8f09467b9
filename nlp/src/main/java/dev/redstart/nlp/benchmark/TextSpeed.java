package dev.redstart.nlp.benchmark;

import dev.redstart.common.benchmark.Timing;
import java.util.List;

/**
 * How fast text models are.
 *
 * @param latencies of the LSTM, one for each set
 */
public record TextSpeed(List<Timing> timings, List<Latency> latencies) {
    public TextSpeed {
        timings = List.copyOf(timings);
        latencies = List.copyOf(latencies);
    }
}
