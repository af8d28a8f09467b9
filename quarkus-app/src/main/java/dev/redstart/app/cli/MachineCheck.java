package dev.redstart.app.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.redstart.common.vector.Vectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor, the memory and the JVM. */
final class MachineCheck {
    /** A heap in which every command of the README runs. */
    private static final long SMALL_HEAP = 1L << 30;

    /** What training a network needs beside the heap, about. */
    private static final long LITTLE_MEMORY = 1L << 30;

    private MachineCheck() {}

    static List<Finding> findings() {
        return List.of(java(), options(), processor(), vectors(), heap(), memory());
    }

    private static Finding java() {
        return Finding.ok(
                "Java",
                Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                        + System.getProperty("java.vendor"));
    }

    private static Finding options() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        String found = options.isEmpty() ? "none" : String.join(" ", options);
        return options.contains("--sun-misc-unsafe-memory-access=deny")
                ? Finding.warning(
                        "JVM options",
                        found,
                        "networks need --sun-misc-unsafe-memory-access=allow; start by ./redstart")
                : Finding.ok("JVM options", found);
    }

    private static Finding processor() {
        int cores = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        String found = Machine.processor() + ", " + Figures.counted(cores, "core")
                + (load < 0 ? "" : ", load " + Figures.score(Math.round(load * 10) / 10.0));
        Finding finding = load > 2.0 * cores
                ? Finding.warning(
                        "processor", found, "others work here too: times by the clock will be longer than usual")
                : Finding.ok("processor", found);
        return finding.with("cores", cores);
    }

    private static Finding vectors() {
        String kernel = Vectors.description();
        return kernel.startsWith("Vector API")
                ? Finding.ok("vectors", kernel)
                : Finding.warning(
                        "vectors",
                        kernel + ": training is slower, its results are the same",
                        "start the JVM with --add-modules jdk.incubator.vector, as ./redstart does");
    }

    private static Finding heap() {
        long most = Runtime.getRuntime().maxMemory();
        String found = Figures.bytes(most) + " at most";
        Finding finding = most < SMALL_HEAP
                ? Finding.warning("heap", found, "larger data sets need more: REDSTART_JAVA_OPTS=-Xmx2g")
                : Finding.ok("heap", found);
        return finding.with("bytes", most);
    }

    private static Finding memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize();
        long available = available(system);
        String found = Figures.bytes(available) + " of " + Figures.bytes(total) + " available";
        Finding finding = available < LITTLE_MEMORY
                ? Finding.warning("memory", found, "end other programs before training a network")
                : Finding.ok("memory", found);
        return finding.with("bytes", total).with("availableBytes", available);
    }

    /** What programs can get, with what Linux uses for its file cache meanwhile. */
    private static long available(OperatingSystemMXBean system) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(kibibytes -> 1024 * Long.parseLong(kibibytes))
                    .findFirst()
                    .orElseGet(system::getFreeMemorySize);
        } catch (IOException e) {
            return system.getFreeMemorySize();
        }
    }
}
