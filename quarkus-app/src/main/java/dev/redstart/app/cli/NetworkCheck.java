package dev.redstart.app.cli;

import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.DeviceReport;
import dev.redstart.tensor.onnx.OnnxModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The native code under the networks: what it is, how fast it is, what slows it down.
 *
 * @param device measures; what it throws where there is no native code for this machine becomes a warning
 */
record NetworkCheck(Supplier<DeviceReport> device) {
    private static final String NO_NATIVES =
            "recommenders, linear text models and search work without; for networks, build Redstart on this machine, whose "
                    + "native code comes for Linux, macOS and Windows on x86-64 and for Linux and macOS on ARM";

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.addAll(training(device.get()));
        } catch (LinkageError | RuntimeException e) {
            findings.add(Finding.warning("networks", "cannot be trained here: " + reason(e), NO_NATIVES));
        }
        findings.add(serving());
        return findings;
    }

    private static List<Finding> training(DeviceReport report) {
        List<Finding> findings = new ArrayList<>(List.of(
                Finding.ok(
                                "BLAS",
                                String.format(
                                        Locale.ROOT,
                                        "%s, kernel %s, %.0f GFLOP/s a core",
                                        report.blas(),
                                        report.blasKernel(),
                                        report.gigaflops()))
                        .with("library", report.blas())
                        .with("kernel", report.blasKernel())
                        .with("gigaflops", report.gigaflops()),
                Finding.ok("oneDNN", report.oneDnn() ? "on" : "off").with("on", report.oneDnn()),
                Finding.ok("LSTM", report.lstm()),
                Finding.ok("threads", report.threads() + " of BLAS, " + report.processors() + " processors")
                        .with("blas", report.threads())
                        .with("processors", report.processors()),
                gpu(report),
                cache(report.cache())));
        report.warnings().forEach(warning -> findings.add(slowPath(warning)));
        return findings;
    }

    private static Finding gpu(DeviceReport report) {
        String cards = report.gpus().isEmpty() ? "none" : String.join(", ", report.gpus());
        return Finding.ok("GPU", cards + (report.trainsOnGpu() ? ", trains networks" : ""))
                .with("cards", report.gpus())
                .with("trains", report.trainsOnGpu());
    }

    private static Finding cache(Path cache) {
        long bytes = FolderSize.of(cache);
        String found = cache + ", " + Figures.bytes(bytes);
        Finding finding = Files.isWritable(cache)
                ? Finding.ok("native code", found)
                : Finding.warning(
                        "native code",
                        found + ", cannot be written",
                        "give another folder: REDSTART_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR");
        return finding.with("path", cache.toString()).with("bytes", bytes);
    }

    /** @param warning what is slow, a colon, the remedy */
    private static Finding slowPath(String warning) {
        int colon = warning.indexOf(": ");
        return colon < 0
                ? Finding.warning("slow path", warning, warning)
                : Finding.warning("slow path", warning.substring(0, colon), warning.substring(colon + 2));
    }

    private static Finding serving() {
        try {
            return Finding.ok("serving", OnnxModel.runtime());
        } catch (ModelException e) {
            return Finding.warning("serving", "networks cannot answer here: " + reason(e), NO_NATIVES);
        }
    }

    /** The first cause, in one line. */
    private static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
