package dev.redstart.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.bundle.WordWeights;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static final WordWeights.Format FORMAT = new WordWeights.Format();
    private static final PublishNotes NOTES = PublishNotes.of(WordWeights.provenance());

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void openRegistry() {
        registry = ModelRegistry.at(folder.resolve("models"));
    }

    @Test
    void numbersVersionsFromOne() {
        ModelVersion first = publish("shop", 1);
        ModelVersion second = publish("shop", 2);
        publish("films", 3);

        assertThat(first.reference()).isEqualTo("shop@1");
        assertThat(second.reference()).isEqualTo("shop@2");
        assertThat(registry.names()).containsExactly("films", "shop");
        assertThat(registry.versions("shop")).containsExactly(first, second);
        assertThat(Bundle.read(first.path(), FORMAT)).isEqualTo(WordWeights.ofSize(1));
        assertThat(Bundle.read(second.path(), FORMAT)).isEqualTo(WordWeights.ofSize(2));
        assertThat(second.manifest().name()).isEqualTo("shop");
        assertThat(second.manifest().version()).isEqualTo("2");
    }

    @Test
    void keepsTheNotesInTheManifest() {
        PublishNotes notes = NOTES.withEvaluation(
                "time:0.8",
                Map.of("ndcg@10", new MetricSummary(0.3, 0.2, 0.4)),
                Map.of("ndcg@10", MetricSummary.of(0.1)));

        registry.publish("shop", WordWeights.small(), FORMAT, notes);

        ModelVersion version = registry.resolve("shop");
        assertThat(version.manifest().split()).isEqualTo("time:0.8");
        assertThat(version.manifest().metrics()).isEqualTo(notes.metrics());
        assertThat(version.manifest().baselineMetrics()).isEqualTo(notes.baselineMetrics());
        assertThat(version.manifest().provenance().seed()).isEqualTo(42);
    }

    @Test
    void resolvesProductionOrElseTheNewest() {
        publish("shop", 1);
        publish("shop", 2);
        assertThat(registry.resolve("shop").version()).isEqualTo(2);

        registry.alias("shop", "production", 1);
        registry.alias("shop", "canary", 2);

        assertThat(registry.resolve("shop").version()).isEqualTo(1);
        assertThat(registry.resolve("shop@canary").version()).isEqualTo(2);
        assertThat(registry.resolve("shop@2").version()).isEqualTo(2);
        assertThat(registry.aliases("shop")).isEqualTo(Map.of("canary", 2, "production", 1));

        registry.removeAlias("shop", "production");

        assertThat(registry.resolve("shop").version()).isEqualTo(2);
        assertThat(registry.aliases("shop")).isEqualTo(Map.of("canary", 2));
    }

    @Test
    void saysWhatThereIsInsteadOfAnUnknownName() {
        assertUnknown("shop", "there is no model 'shop'; there is no model yet");
        publish("shop", 1);
        publish("films", 1);
        registry.alias("shop", "production", 1);

        assertUnknown("shpo", "there is no model 'shpo'; did you mean 'shop'?");
        assertUnknown("Shop", "there is no model 'Shop'; did you mean 'shop'?");
        assertUnknown("music", "there is no model 'music'; there are films, shop");
        assertUnknown("../shop", "there is no model '../shop'; there are films, shop");
        assertUnknown("", "there is no model ''; there are films, shop");
        assertUnknown("a\nb", "there is no model 'a?b'; there are films, shop");
        assertUnknown("shop@7", "model 'shop' has no version 7; there is 1");
        assertUnknown("shop@0", "model 'shop' has no alias '0'; there is production");
        assertUnknown("shop@99999999999999", "model 'shop' has no alias '99999999999999'; there is production");
        assertUnknown("shop@prodction", "model 'shop' has no alias 'prodction'; did you mean 'production'?");
        assertUnknown("shop@", "model 'shop' has no alias ''; there is production");
        assertUnknown("shop@../1", "model 'shop' has no alias '../1'; there is production");
        assertUnknown("films@production", "model 'films' has no alias 'production'; there is no alias yet");
    }

    private void assertUnknown(String reference, String message) {
        assertThatThrownBy(() -> registry.resolve(reference))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage(message);
    }

    @Test
    void takesOnlyNamesThatAreNamesEverywhere() {
        for (String name : List.of("", "Shop", "a b", "../x", ".x", "a/b", "x".repeat(65), "käse", "a\n")) {
            assertThatThrownBy(() -> registry.publish(name, WordWeights.small(), FORMAT, NOTES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "name of a model must be up to 64 lower-case letters, digits, '.', '_' or '-', got '")
                    .hasMessageNotContaining("\n");
        }
        publish("shop", 1);
        for (String alias : List.of("", "3", "Canary", "a@b", "-x")) {
            assertThatThrownBy(() -> registry.alias("shop", alias, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "alias must be a lower-case letter and up to 63 letters, digits, '.', '_' or '-', got '");
        }
        assertThatThrownBy(() -> registry.alias("shop", "canary", 9))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage("model 'shop' has no version 9; there is 1");
    }

    @Test
    void deletesVersionsAndNeverGivesTheirNumbersAgain() {
        publish("shop", 1);
        publish("shop", 2);
        publish("shop", 3);

        registry.delete("shop", 3);
        registry.delete("shop", 1);

        assertThat(registry.versionNumbers("shop")).containsExactly(2);
        assertThat(publish("shop", 4).version()).isEqualTo(4);
        assertThat(hiddenFolders()).isEmpty();
    }

    @Test
    void deletesNoVersionThatAnAliasPointsTo() {
        publish("shop", 1);
        registry.alias("shop", "production", 1);

        assertThatThrownBy(() -> registry.delete("shop", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "shop@1 cannot be deleted while the alias 'production' points to it: move or remove the alias first");

        registry.removeAlias("shop", "production");
        registry.delete("shop", 1);

        assertThat(registry.names()).isEmpty();
    }

    @Test
    void deletesAModelWithAllThatBelongsToIt() {
        publish("shop", 1);
        publish("shop", 2);
        registry.alias("shop", "production", 1);

        registry.delete("shop");

        assertThat(registry.names()).isEmpty();
        assertThat(folder.resolve("models/shop")).doesNotExist();
        assertThat(hiddenFolders()).isEmpty();
        assertThatThrownBy(() -> registry.delete("shop")).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> registry.delete("shop", 1)).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> registry.removeAlias("shop", "x")).isInstanceOf(UnknownModelException.class);
    }

    @Test
    void createsNothingBeforeTheFirstPublishing() {
        assertThat(registry.names()).isEmpty();
        assertThat(registry.fingerprint("shop")).isZero();

        assertThat(registry.directory()).doesNotExist();
    }

    @Test
    void changesTheFingerprintWithEveryChangeAndOnlyThen() {
        Set<Long> seen = new HashSet<>(Set.of(registry.fingerprint("shop")));
        List<Runnable> changes = List.of(
                () -> publish("shop", 1),
                () -> publish("shop", 2),
                () -> registry.alias("shop", "production", 1),
                () -> registry.alias("shop", "production", 2),
                () -> registry.removeAlias("shop", "production"),
                () -> registry.delete("shop", 1));

        for (Runnable change : changes) {
            change.run();
            assertThat(seen.add(registry.fingerprint("shop"))).isTrue();
            assertThat(registry.fingerprint("shop")).isEqualTo(registry.fingerprint("shop"));
        }
        registry.delete("shop");

        assertThat(registry.fingerprint("shop")).isZero();
        assertThat(registry.fingerprint("../shop")).isZero();
    }

    @Test
    void leavesNothingBehindWhenPublishingFails() {
        WordWeights.Format failing = new WordWeights.Format() {
            @Override
            public void write(WordWeights model, BundleWriter out) throws IOException {
                super.write(model, out);
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> registry.publish("shop", WordWeights.small(), failing, NOTES))
                .isInstanceOf(ModelException.class)
                .hasMessage("cannot write " + folder.resolve("models") + ": No space left on device");

        assertThat(registry.names()).isEmpty();
        assertThat(hiddenFolders()).isEmpty();
        assertThat(publish("shop", 1).version()).isEqualTo(1);
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        publish("shop", 1);
        publish("shop", 2);
        Path manifest = folder.resolve("models/shop/2/manifest.json");
        Files.writeString(manifest, "{");
        Path aliases = folder.resolve("models/shop/aliases.json");

        assertThatThrownBy(() -> registry.resolve("shop"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(manifest + ":1:2: Unexpected end-of-input")
                .hasMessageNotContaining("\n");
        assertThat(registry.resolve("shop@1").version()).isEqualTo(1);
        assertThat(registry.versionNumbers("shop")).containsExactly(1, 2);
        assertThat(registry.versionNumber("shop")).isEqualTo(2);
        for (String damage : List.of("{\"production\": 1.5}", "{\"production\": \"1\"}", "[]", "", "{\"a\": -1}")) {
            Files.writeString(aliases, damage);
            assertThatThrownBy(() -> registry.resolve("shop"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(aliases.toString())
                    .hasMessageNotContaining("\n");
        }
        Files.delete(aliases);
        registry.delete("shop", 2);

        assertThat(registry.resolve("shop").version()).isEqualTo(1);
    }

    @Test
    void givesEveryPublisherANumberOfItsOwn() throws ExecutionException, InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        try (ExecutorService publishers = Executors.newFixedThreadPool(4)) {
            List<Future<ModelVersion>> published = IntStream.range(0, 12)
                    .mapToObj(size -> publishers.submit(() -> publish("shop", size)))
                    .toList();
            for (Future<ModelVersion> version : published) {
                numbers.add(version.get().version());
            }
        }

        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(registry.versionNumbers("shop")).hasSize(12);
    }

    /** A reader that goes on while others write finds a whole bundle each time. */
    @Test
    void showsReadersWholeVersionsOnly() throws ExecutionException, InterruptedException {
        publish("shop", 1);
        try (ExecutorService writers = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writers.submit(() -> {
                for (int size = 2; size < 10; size++) {
                    publish("shop", size);
                    registry.alias("shop", "production", size);
                }
            });

            while (!writing.isDone()) {
                ModelVersion version = registry.resolve("shop");
                assertThat(Bundle.read(version.path(), FORMAT)).isEqualTo(WordWeights.ofSize(version.version()));
            }
            writing.get();
        }
    }

    /** With as many words as the version's number, if versions are published in turn. */
    private ModelVersion publish(String name, int size) {
        return registry.publish(name, WordWeights.ofSize(size), FORMAT, NOTES);
    }

    private List<Path> hiddenFolders() {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> path.getFileName().toString().endsWith(".tmp"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
