package dev.redstart.app.server.models;

import static dev.redstart.app.server.TinyModels.publishNetwork;
import static dev.redstart.app.server.TinyModels.publishPopular;
import static dev.redstart.app.server.TinyModels.publishTexts;
import static dev.redstart.app.server.TinyModels.registry;
import static dev.redstart.app.server.TinyModels.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import dev.redstart.common.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelsTest {
    @TempDir
    Path home;

    @Test
    void loadsAModelWhenItIsFirstAskedFor() {
        publishPopular(home, "shop", rows("ann>tea"));
        var models = new LiveModels(registry(home));

        var model = models.find("shop");

        assertThat(model.version().version()).isEqualTo(1);
        assertThat(models.find("shop")).isSameAs(model);
    }

    @Test
    void takesANewVersionWhenItFollows() {
        publishPopular(home, "shop", rows("ann>tea"));
        var models = new LiveModels(registry(home));
        models.follow();
        publishPopular(home, "shop", rows("ann>jam"));

        assertThat(models.served()).containsEntry("shop", 1);
        models.follow();

        assertThat(models.find("shop").recommender().knowsItem("jam")).isTrue();
    }

    @Test
    void servesModelsOfEveryKind() {
        publishPopular(home, "shop", rows("ann>tea"));
        publishTexts(home, "spam");
        var models = new LiveModels(registry(home));
        models.follow();

        assertThat(models.find("spam").textClassifier().answer("a prize").label())
                .isEqualTo("spam");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.find("spam").recommender())
                .withMessage("model 'spam' is a text classifier; this needs a recommender");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.find("shop").textClassifier())
                .withMessage("model 'shop' is a recommender; this needs a text classifier");
    }

    @Test
    void answersAllTheWhileWhenANetworkIsReplaced() throws InterruptedException, ExecutionException {
        publishNetwork(home, "spam");
        var models = new LiveModels(registry(home));
        models.follow();
        AtomicBoolean replaced = new AtomicBoolean();
        Set<Integer> asked = ConcurrentHashMap.newKeySet();
        Callable<Integer> asking = () -> {
            int answers = 0;
            while (!replaced.get()) {
                LiveModel live = models.find("spam");
                asked.add(live.version().version());
                assertThat(live.textClassifier().probabilities(List.of("claim your prize", "see you at lunch")))
                        .hasNumberOfRows(2);
                answers++;
            }
            return answers;
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = List.of(threads.submit(asking), threads.submit(asking));
            for (int version = 2; version <= 5; version++) {
                publishNetwork(home, "spam");
                models.follow();
                System.gc(); // Nothing that still answers may be freed.
            }
            replaced.set(true);

            for (Future<Integer> count : answers) {
                assertThat(count.get()).isPositive();
            }
        }
        assertThat(asked).contains(1).hasSizeGreaterThan(1);
        assertThat(models.served()).containsEntry("spam", 5);
    }

    @Test
    void letsANameChangeItsKind() {
        publishPopular(home, "thing", rows("ann>tea"));
        var models = new LiveModels(registry(home));
        models.follow();
        publishTexts(home, "thing");

        models.follow();

        assertThat(models.find("thing").textClassifier().labels().size()).isEqualTo(2);
    }

    @Test
    void followsAnAliasBackwards() {
        publishPopular(home, "shop", rows("ann>tea"));
        publishPopular(home, "shop", rows("ann>jam"));
        var models = new LiveModels(registry(home));
        models.follow();

        registry(home).alias("shop", "production", 1);
        models.follow();

        assertThat(models.served()).containsEntry("shop", 1);
    }

    @Test
    void keepsOneCopyOfAVersionUnderAllItsReferences() {
        publishPopular(home, "shop", rows("ann>tea"));
        registry(home).alias("shop", "canary", 1);
        var models = new LiveModels(registry(home));

        assertThat(models.find("shop@1")).isSameAs(models.find("shop")).isSameAs(models.find("shop@canary"));
    }

    @Test
    void goesOnWithTheOldVersionWhenTheNewOneIsDamaged() throws IOException {
        publishPopular(home, "shop", rows("ann>tea"));
        var models = new LiveModels(registry(home));
        models.follow();
        damage(publishPopular(home, "shop", rows("ann>jam")));

        models.follow();

        assertThat(models.served()).containsEntry("shop", 1);
        assertThat(models.damaged()).containsOnlyKeys("shop");
        assertThat(models.damaged().get("shop")).contains("popularity.safetensors");
    }

    @Test
    void startsWithTheNewestVersionThatWorks() throws IOException {
        publishPopular(home, "shop", rows("ann>tea"));
        damage(publishPopular(home, "shop", rows("ann>jam")));
        var models = new LiveModels(registry(home));

        models.follow();

        assertThat(models.find("shop").version().version()).isEqualTo(1);
        assertThat(models.damaged()).containsOnlyKeys("shop");
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> models.find("shop@2"));
    }

    @Test
    void forgetsTheDamageOnceANewerVersionWorks() throws IOException {
        publishPopular(home, "shop", rows("ann>tea"));
        damage(publishPopular(home, "shop", rows("ann>jam")));
        var models = new LiveModels(registry(home));
        models.follow();
        publishPopular(home, "shop", rows("ann>ale"));

        models.follow();

        assertThat(models.served()).containsEntry("shop", 3);
        assertThat(models.damaged()).isEmpty();
    }

    @Test
    void stopsServingWhatWasDeleted() {
        publishPopular(home, "shop", rows("ann>tea"));
        var models = new LiveModels(registry(home));
        models.follow();
        registry(home).delete("shop");

        models.follow();

        assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> models.find("shop"));
    }

    @Test
    void keepsFewPinnedVersionsInMemory() {
        var models = new LiveModels(registry(home));
        for (int version = 1; version <= LiveModels.MAX_PINNED + 2; version++) {
            publishPopular(home, "shop", rows("ann>tea"));
            models.find("shop@" + version);
        }

        assertThat(models.served()).hasSize(LiveModels.MAX_PINNED).doesNotContainKey("shop@1");
        assertThat(models.find("shop@1").version().version()).isEqualTo(1);
    }

    /** Flips a bit in the middle of the scores. */
    private static void damage(ModelVersion version) throws IOException {
        Path file = version.path().resolve("popularity.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }
}
