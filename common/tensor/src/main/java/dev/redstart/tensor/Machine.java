package dev.redstart.tensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * The hardware, as Linux tells it; elsewhere little is known.
 *
 * @param cpu the model, or the architecture where nobody says
 * @param gpus models of NVIDIA's cards
 */
record Machine(String cpu, boolean avx2, boolean avx512, int processors, List<String> gpus) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path GPUS = Path.of("/proc/driver/nvidia/gpus");

    static Machine look() {
        List<String> lines = lines(CPU_INFO);
        List<String> flags = Arrays.asList(field(lines, "flags", "").split(" "));
        return new Machine(
                field(lines, "model name", Loader.getPlatform()),
                flags.contains("avx2"),
                flags.contains("avx512f"),
                Runtime.getRuntime().availableProcessors(),
                gpuModels());
    }

    private static List<String> gpuModels() {
        List<String> models = new ArrayList<>();
        if (Files.isDirectory(GPUS)) {
            try (DirectoryStream<Path> cards = Files.newDirectoryStream(GPUS)) {
                cards.forEach(card -> models.add(field(lines(card.resolve("information")), "Model", "NVIDIA GPU")));
            } catch (IOException e) {
                models.add("NVIDIA GPU");
            }
        }
        return models;
    }

    private static String field(List<String> lines, String name, String otherwise) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equals(name)) {
                return line.substring(colon + 1).strip();
            }
        }
        return otherwise;
    }

    /** The lines of a file, none if it cannot be read. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }
}
