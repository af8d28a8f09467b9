package dev.redstart.tensor.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TelemetryTest {
    /** More than ONNX Runtime's telemetry survives. */
    private static final int LONG_COMMAND = 10_000;

    /** What the process under test does. */
    static final class LoadsOnnxRuntime {
        private LoadsOnnxRuntime() {}

        public static void main(String... arguments) {
            System.out.println(OnnxModel.runtime());
        }
    }

    @Test
    @Timeout(60)
    void survivesALongCommandLine() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dpadding=" + "x".repeat(LONG_COMMAND),
                "-cp",
                System.getProperty("java.class.path"),
                LoadsOnnxRuntime.class.getName()));
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        Process process = builder.start();

        assertThat(process.inputReader().readLine()).startsWith("ONNX Runtime ");
        assertThat(process.waitFor()).isZero();
    }
}
