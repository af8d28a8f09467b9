package dev.redstart.common.registry;

import com.fasterxml.jackson.core.JsonFactory;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.WordWeights;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** A Java process of its own that publishes to a registry, so that a test can kill it. */
final class PublishingProcess {
    private PublishingProcess() {}

    /** {@code count} publishes that many versions; {@code half} stops for ever with half of a version written. */
    public static void main(String[] arguments) throws InterruptedException {
        ModelRegistry registry = ModelRegistry.at(Path.of(arguments[0]));
        boolean half = arguments[1].equals("half");
        WordWeights.Format format = half ? new Half() : new WordWeights.Format();
        int count = half ? 1 : Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        for (int version = 0; version < count; version++) {
            ModelVersion published = registry.publish(
                    "shop", WordWeights.ofSize(size), format, PublishNotes.of(WordWeights.provenance()));
            System.out.println(published.version());
        }
    }

    private static final class Half extends WordWeights.Format {
        @Override
        public void write(WordWeights model, BundleWriter out) throws IOException {
            super.write(model, out);
            System.out.println("half");
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts one; its output can be read from it. */
    static Process start(Path registry, String count, int size) throws IOException {
        return new ProcessBuilder(command(registry, count, size))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The class path is that of the classes in use, whichever way the tests were started. */
    static List<String> command(Path registry, String count, int size) {
        String classPath = Stream.of(PublishingProcess.class, ModelRegistry.class, JsonFactory.class, Logger.class)
                .map(PublishingProcess::placeOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                PublishingProcess.class.getName(),
                registry.toString(),
                count,
                Integer.toString(size)));
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
