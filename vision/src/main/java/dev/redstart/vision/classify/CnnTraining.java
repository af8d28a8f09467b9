package dev.redstart.vision.classify;

import dev.redstart.common.bundle.CheckpointMark;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.TrainableLabels;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.vision.augment.Augmentation;
import dev.redstart.vision.augment.ImageShape;
import dev.redstart.vision.image.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From pictures to a calibrated network, as {@link CnnTrainer} tells it.
 *
 * @param checkpoints who hears the state after each epoch; null for nobody
 * @param resumed the state to go on from; null to begin
 */
record CnnTraining(
        CnnTrainer.Settings settings,
        @Nullable Consumer<Tensors> checkpoints,
        @Nullable Tensors resumed) {
    private static final Logger LOG = LoggerFactory.getLogger(CnnTraining.class);
    private static final int CALIBRATION_BATCH = 256;

    CnnTraining withCheckpoints(Consumer<Tensors> value) {
        return new CnnTraining(settings, value, resumed);
    }

    CnnTraining resuming(Tensors value) {
        return new CnnTraining(settings, checkpoints, value);
    }

    TrainingCost cost(Images data, Run run) {
        TrainableLabels.check(data.source(), "images", data.labels(), data.rowsOfLabel());
        NetworkSpec spec = spec(size(data), data);
        return TrainingCost.measure(spec, settings.training(), rows(data, run).learned().length, run);
    }

    NetworkImageClassifier train(Images data, Run run) {
        TrainableLabels.check(data.source(), "images", data.labels(), data.rowsOfLabel());
        TrainingPictures pictures = TrainingPictures.of(data, size(data), run);
        HeldOut rows = rows(data, run);
        Preprocessing preprocessing = pictures.normalised(rows.learned());
        NetworkData numbers = NetworkData.of(
                        data.size(),
                        preprocessing.values(),
                        (row, into, at) -> pictures.read(row, preprocessing, into, at))
                .labelled(data.labelNumbers());
        NetworkData learned = augmented(numbers.select(rows.learned()), preprocessing);
        NetworkSpec spec = spec(preprocessing, data);
        tellCost(spec, learned.size(), run);
        TrainedNetwork network = learn(spec, pictures, new Data(learned, numbers.select(rows.heldOut())), run);
        NetworkImageClassifier raw =
                new NetworkImageClassifier(data.labels(), preprocessing, network, TemperatureScaling.NONE);
        return rows.heldOut().length == 0 ? raw : calibrated(raw, pictures, rows);
    }

    /** Rows to learn from, and rows that say when to stop. */
    private record Data(NetworkData train, NetworkData validation) {}

    private HeldOut rows(Images data, Run run) {
        int[] labels = data.labelNumbers();
        HeldOut rows = HeldOut.of(labels, settings.training().validationShare(), run);
        return rows.isTooSmall() ? HeldOut.of(labels, 0, run) : rows;
    }

    Preprocessing size(Images data) {
        PictureSize size = PictureSize.of(data);
        Preprocessing target = size.preprocessing(settings);
        if (size.mixed() || target.channels() != size.channels()) {
            LOG.info(
                    "{}: pictures of several sizes or channels become {}x{} {}",
                    data.source().name(),
                    target.width(),
                    target.height(),
                    target.channels() == Pixels.GRAY ? "gray" : "RGB");
        }
        return target;
    }

    private NetworkSpec spec(Preprocessing size, Images data) {
        InputShape.Image input = new InputShape.Image(size.channels(), size.height(), size.width());
        NetworkSpec spec = settings.architecture().spec(input, data.labels().size());
        HeavyLayer.of(spec)
                .filter(HeavyLayer::isTooHeavy)
                .ifPresent(layer -> LOG.warn("{}: {}", settings.architecture().label(), layer));
        return spec;
    }

    private void tellCost(NetworkSpec spec, int images, Run run) {
        TrainingCost cost = TrainingCost.measure(spec, settings.training(), images, run);
        LOG.info("{}: {}", settings.architecture().label(), cost);
        run.progress(
                "image cost",
                1,
                1,
                Map.of(
                        "images-per-second",
                        cost.imagesPerSecond(),
                        "seconds",
                        cost.total().toMillis() / 1000.0));
    }

    private NetworkData augmented(NetworkData rows, Preprocessing shape) {
        if (settings.augmentation().equals(Augmentation.none())) {
            return rows;
        }
        ImageShape image = new ImageShape(shape.channels(), shape.height(), shape.width());
        return rows.augmentedBy(settings.augmentation().rows(image));
    }

    private TrainedNetwork learn(NetworkSpec spec, TrainingPictures pictures, Data data, Run run) {
        NetworkTrainer trainer = new NetworkTrainer(spec, settings.training());
        if (checkpoints == null && resumed == null) {
            return trainer.train(data.train(), data.validation(), run);
        }
        CheckpointMark mark = mark(pictures, run);
        if (checkpoints != null) {
            Consumer<Tensors> listener = checkpoints;
            trainer = trainer.withCheckpoints(state -> listener.accept(mark.put(state)));
        }
        if (resumed == null) {
            return trainer.train(data.train(), data.validation(), run);
        }
        mark.check(resumed);
        return trainer.resume(resumed, data.train(), data.validation(), run);
    }

    /** A training may get longer, so the number of epochs is left out. */
    private CheckpointMark mark(TrainingPictures pictures, Run run) {
        CnnTrainer.Settings anyLength =
                settings.withTraining(settings.training().withEpochs(1));
        return CheckpointMark.of(
                pictures.numbers(), pictures.labelNumbers(), List.of(anyLength.toString(), "seed " + run.seed()));
    }

    private static NetworkImageClassifier calibrated(
            NetworkImageClassifier raw, TrainingPictures pictures, HeldOut rows) {
        int[] validation = rows.heldOut();
        float[][] logits = new float[validation.length][];
        for (int from = 0; from < validation.length; from += CALIBRATION_BATCH) {
            int[] batch = Arrays.copyOfRange(validation, from, Math.min(validation.length, from + CALIBRATION_BATCH));
            float[][] part = raw.logits(pictures.tensor(batch, raw.preprocessing()));
            System.arraycopy(part, 0, logits, from, part.length);
        }
        TemperatureScaling calibration = TemperatureScaling.fit(raw.labels(), logits, rows.truth());
        return new NetworkImageClassifier(raw.labels(), raw.preprocessing(), raw.network(), calibration);
    }
}
