package dev.redstart.app.cli;

import dev.redstart.common.benchmark.Timing;
import dev.redstart.common.vector.Vectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was timed on this machine, as people and as programs read it. */
record Timings(List<Timing> timings) {
    /** The machine, then a row for each task. */
    void print(Terminal terminal) {
        terminal.print(Machine.processor() + ", Java " + Runtime.version() + ", vectors: " + Vectors.description());
        terminal.print();
        Table table = new Table("task", ">cold, CPU s", ">warm, CPU s", ">rate", "");
        for (Timing timing : timings) {
            table.row(
                    timing.task(),
                    seconds(timing.coldCpuSeconds()),
                    seconds(timing.cpuSeconds()),
                    Figures.rate(timing.rate()),
                    timing.unit());
        }
        table.print(terminal);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f", seconds);
    }

    /** {@code processor}, {@code java}, {@code vectors}, {@code tasks}. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("processor", Machine.processor());
        json.put("java", Runtime.version().toString());
        json.put("vectors", Vectors.description());
        json.put("tasks", timings.stream().map(Timings::json).toList());
        return json;
    }

    private static Map<String, Object> json(Timing timing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", timing.task());
        json.put("cpuSeconds", timing.cpuSeconds());
        json.put("coldCpuSeconds", timing.coldCpuSeconds());
        json.put("rate", timing.rate());
        json.put("unit", timing.unit());
        return json;
    }
}
