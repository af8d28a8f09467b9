package dev.redstart.app.cli;

import dev.redstart.nlp.benchmark.Latency;
import dev.redstart.nlp.benchmark.SetAccuracy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark of classifiers found, as people and as programs read it.
 *
 * @param noun what is classified: {@code text}
 * @param latencies of a network's answers, beside ONNX Runtime alone
 */
record BenchmarkFigures(String noun, long seed, Timings timings, List<Latency> latencies) {
    void print(Session session) {
        timings.print(session.terminal());
        Table table =
                new Table("one " + noun + " through the network", ">served, us", ">ONNX Runtime alone, us", ">ratio");
        for (Latency latency : latencies) {
            table.row(
                    latency.data(),
                    Figures.score(latency.servedMicros()),
                    Figures.score(latency.onnxRuntimeMicros()),
                    String.format(Locale.ROOT, "%.2f", latency.ratio()));
        }
        session.terminal().print();
        table.print(session.terminal());
    }

    /** What takes longer than all that was printed before. */
    void print(Session session, List<SetAccuracy> accuracies) {
        if (!accuracies.isEmpty()) {
            printAccuracies(session, accuracies);
        }
        session.terminal().print();
        session.terminal().print(session.terminal().dim(memory()));
    }

    private void printAccuracies(Session session, List<SetAccuracy> accuracies) {
        Table table = new Table(
                "data", "model", ">" + noun + "s", ">judged", ">accuracy", "95 % interval", ">training, CPU s");
        for (SetAccuracy judged : accuracies) {
            table.row(
                    judged.data(),
                    judged.model(),
                    Figures.count(judged.trainingRows()),
                    Figures.count(judged.testRows()),
                    Figures.metric(judged.accuracy().mean()),
                    Figures.metric(judged.accuracy().low()) + " to "
                            + Figures.metric(judged.accuracy().high()),
                    String.format(Locale.ROOT, "%.2f", judged.trainingCpuSeconds()));
        }
        session.terminal().print();
        table.print(session.terminal());
    }

    private String memory() {
        long resident = Machine.peakResidentBytes();
        return "seed " + seed + "; memory at most: heap " + Figures.bytes(Machine.peakHeapBytes())
                + (resident == 0 ? "" : ", process " + Figures.bytes(resident));
    }

    Map<String, Object> json(List<SetAccuracy> accuracies) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", seed);
        json.putAll(timings.json());
        json.put("latency", latencies.stream().map(BenchmarkFigures::json).toList());
        json.put("accuracy", accuracies.stream().map(BenchmarkFigures::json).toList());
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("peakHeapBytes", Machine.peakHeapBytes());
        memory.put("peakResidentBytes", Machine.peakResidentBytes());
        json.put("memory", memory);
        return json;
    }

    private static Map<String, Object> json(Latency latency) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", latency.data());
        json.put("servedMicros", latency.servedMicros());
        json.put("onnxRuntimeMicros", latency.onnxRuntimeMicros());
        json.put("ratio", latency.ratio());
        return json;
    }

    private static Map<String, Object> json(SetAccuracy judged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", judged.data());
        json.put("model", judged.model());
        json.put("trainingRows", judged.trainingRows());
        json.put("testRows", judged.testRows());
        json.put("accuracy", judged.accuracy().mean());
        json.put("low", judged.accuracy().low());
        json.put("high", judged.accuracy().high());
        json.put("trainingCpuSeconds", judged.trainingCpuSeconds());
        return json;
    }
}
