package dev.redstart.vision.classify;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.network.Shape;
import java.time.Duration;
import java.util.Locale;

/**
 * What a training will take, from a few steps of the same network on this machine. An estimate: other work on the machine changes it.
 *
 * @param imagesPerSecond learned
 * @param imagesPerEpoch learned in one pass
 * @param epochs at most
 * @param parameters trained numbers
 * @param bytes of memory outside the Java heap, about: weights, their gradient, the optimiser's two means, and one batch on its way
 */
public record TrainingCost(double imagesPerSecond, int imagesPerEpoch, int epochs, long parameters, long bytes) {
    private static final int STEPS = 6;
    /** Code is still being compiled then. */
    private static final int FIRST_STEPS = 3;
    /** A batch of more pixels is not tried: what it takes follows from two small ones. */
    private static final long TRIED_PIXELS = 64 * 64 * 64;

    private static final int SMALL_BATCH = 2;
    private static final int LARGER_BATCH = 8;

    /** Trains on black pictures for a moment. */
    static TrainingCost measure(NetworkSpec spec, NetworkTrainer.Settings settings, int images, Run run) {
        int batch = settings.batchSize();
        double seconds = secondsOfBatch(new Trial(spec, settings, run), batch);
        long bytes = 16 * spec.parameterCount() + activations(spec) * 8 * batch;
        return new TrainingCost(batch / seconds, images, settings.epochs(), spec.parameterCount(), bytes);
    }

    private static double secondsOfBatch(Trial trial, int batch) {
        if (batch * trial.pixels() <= TRIED_PIXELS || batch <= LARGER_BATCH) {
            return trial.seconds(batch);
        }
        double small = trial.seconds(SMALL_BATCH);
        double larger = trial.seconds(LARGER_BATCH);
        // Changing the weights takes as long for a small batch as for a large one.
        double image = Math.max(0, larger - small) / (LARGER_BATCH - SMALL_BATCH);
        return larger + image * (batch - LARGER_BATCH);
    }

    /** Some steps of a training. */
    private record Trial(NetworkSpec spec, NetworkTrainer.Settings settings, Run run) {
        private InputShape.Image input() {
            return (InputShape.Image) spec.input();
        }

        long pixels() {
            return (long) input().height() * input().width();
        }

        double seconds(int batch) {
            NetworkTrainer.Settings few =
                    settings.withBatchSize(batch).withEpochs(1).withPatience(0).withMixup(0);
            int numbers = Math.toIntExact(pixels() * input().channels());
            NetworkData black = NetworkData.of(STEPS * batch, numbers, (row, into, offset) -> {})
                    .labelled(new int[STEPS * batch]);
            StepClock clock = new StepClock();
            Run watched = run.withListener(progress -> clock.step());
            new NetworkTrainer(spec, few).train(black, black.select(new int[0]), watched);
            return clock.fastest();
        }
    }

    /** Numbers that all layers give for one picture. */
    private static long activations(NetworkSpec spec) {
        long numbers = 0;
        for (Shape shape : spec.shapes()) {
            numbers += switch (shape) {
                case InputShape.Image image -> (long) image.channels() * image.height() * image.width();
                case InputShape.Features features -> features.count();
                default -> 0;
            };
        }
        return numbers;
    }

    /** The shortest time from one step to the next. */
    private static final class StepClock {
        private int steps;
        private long last;
        private long fastest = Long.MAX_VALUE;

        void step() {
            long now = System.nanoTime();
            if (++steps > FIRST_STEPS && steps <= STEPS) {
                fastest = Math.min(fastest, now - last);
            }
            last = now;
        }

        /** In seconds. */
        double fastest() {
            return fastest / 1e9;
        }
    }

    /** One pass over the images. */
    public Duration epoch() {
        return Duration.ofMillis((long) (1000 * imagesPerEpoch / imagesPerSecond));
    }

    /** All epochs, should the training not stop early. */
    public Duration total() {
        return epoch().multipliedBy(epochs);
    }

    /** One line for people: {@code about 1,000 images a minute: an epoch of 2,000 images takes 2 min, 8 epochs 16 min}. */
    @Override
    public String toString() {
        boolean slow = imagesPerSecond < 50;
        return String.format(
                Locale.ROOT,
                "about %,.0f images a %s: an epoch of %,d images takes %s, %d epochs %s; %,d weights, %,d MB outside the heap",
                slow ? imagesPerSecond * 60 : imagesPerSecond,
                slow ? "minute" : "second",
                imagesPerEpoch,
                readable(epoch()),
                epochs,
                readable(total()),
                parameters,
                bytes >> 20);
    }

    private static String readable(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3600.0) + " h";
    }
}
