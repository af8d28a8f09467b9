package dev.redstart.app.server;

import dev.redstart.common.registry.ModelVersion;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A home directory for the server under test, with the recommenders {@code shop} and {@code pair}, the text classifiers {@code spam} and {@code spam-network}, the
 * image classifiers {@code sky} and {@code sky-network} with the picture index {@code skies}, the table classifier {@code loans} and the search
 * index {@code films}.
 */
public final class TemporaryHome implements QuarkusTestResourceLifecycleManager {
    private final Path home = temporaryDirectory();

    @Override
    public Map<String, String> start() {
        TinyModels.publishPopular(
                home,
                "shop",
                TinyModels.rows("ann>tea", "bob>tea", "cat>tea", "bob>jam", "cat>jam", "cat>a/b \"c\"", "ann>茶"));
        TinyModels.publishNeighbours(
                home,
                "pair",
                TinyModels.rows("ann>tea", "ann>jam", "bob>tea", "bob>jam", "cat>tea", "cat>ale", "dan>pie"));
        TinyModels.publishTexts(home, "spam");
        TinyModels.publishNetwork(home, "spam-network");
        TinyModels.indexFilms(home);
        ModelVersion sky = TinyModels.publishImages(home, "sky");
        TinyModels.publishImageNetwork(home, "sky-network");
        TinyModels.indexSkies(home, "skies", sky);
        TinyModels.publishTable(home, "loans");
        return Map.of("redstart.home", home.toString());
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("redstart-home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
