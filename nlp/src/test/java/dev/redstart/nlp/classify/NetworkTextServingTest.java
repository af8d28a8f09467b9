package dev.redstart.nlp.classify;

import static dev.redstart.nlp.classify.NetworkTexts.FRUIT;
import static dev.redstart.nlp.classify.NetworkTexts.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.train.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does: threads ask the model in a seat while another one is put there. */
class NetworkTextServingTest {
    private static final String TEXT = "sweet loud red banana";

    private static Path bundle(Path file, int seed) {
        var trained = new LstmTextTrainer(small()).fit(FRUIT, Run.seeded(seed));
        var manifest =
                new Manifest("text-network", "m", "1", Instant.EPOCH, trained.provenance(), null, Map.of(), Map.of());
        Bundle.write(file, manifest, trained.model(), TextFormats.of(trained.model()));
        return file;
    }

    @Test
    void threadsAskAModelWhileItIsReplaced(@TempDir Path folder) throws Exception {
        var bundles = List.of(bundle(folder.resolve("first"), 1), bundle(folder.resolve("second"), 2));
        var expected = bundles.stream()
                .map(bundle -> Arrays.toString(TextFormats.read(bundle).probabilities(TEXT)))
                .toList();
        var seat = new AtomicReference<>(TextFormats.read(bundles.getFirst()));
        var done = new AtomicBoolean();
        Callable<Integer> asking = () -> {
            int answers = 0;
            while (!done.get() || answers == 0) {
                assertThat(Arrays.toString(seat.get().probabilities(TEXT))).isIn(expected);
                answers++;
            }
            return answers;
        };

        List<Future<Integer>> threads = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            threads.add(pool.submit(asking));
            threads.add(pool.submit(asking));
            for (int replacement = 1; replacement <= 20; replacement++) {
                seat.set(TextFormats.read(bundles.get(replacement % 2)));
                System.gc(); // So that the one replaced is freed while the threads go on.
            }
            done.set(true);
        }

        for (Future<Integer> thread : threads) {
            assertThat(thread.get()).isPositive();
        }
        assertThat(expected).doesNotHaveDuplicates();
    }
}
