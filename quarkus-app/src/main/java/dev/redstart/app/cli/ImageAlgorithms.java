package dev.redstart.app.cli;

import dev.redstart.app.cli.Algorithm.Words;
import dev.redstart.common.data.Images;
import dev.redstart.common.train.Trainer;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.vision.augment.Augmentation;
import dev.redstart.vision.classify.Architecture;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.LinearImageTrainer;
import dev.redstart.vision.image.Preprocessing.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every algorithm of image classification with its settings: the linear model, and the networks by name. */
final class ImageAlgorithms {
    private static final Algorithm<Trainer<Images, ? extends ImageClassifier>> LINEAR = Algorithm.of(
            new Words("linear", "Logistic regression on pixels; the yardstick of every network.", true),
            LinearImageTrainer.Settings.defaults(),
            LinearImageTrainer::new,
            List.of(
                    Setting.whole(
                            "input-size",
                            "Side of the square that a model sees, in pixels; of networks 0 for what suits the data",
                            LinearImageTrainer.Settings::inputSize,
                            LinearImageTrainer.Settings::withInputSize),
                    Setting.whole(
                            "epochs",
                            "Passes over the data, at most",
                            LinearImageTrainer.Settings::epochs,
                            LinearImageTrainer.Settings::withEpochs),
                    Setting.decimal(
                            "learning-rate",
                            "Step size",
                            LinearImageTrainer.Settings::learningRate,
                            LinearImageTrainer.Settings::withLearningRate),
                    Setting.decimal(
                            "regularisation",
                            "Pull of weights towards 0",
                            LinearImageTrainer.Settings::regularisation,
                            LinearImageTrainer.Settings::withRegularisation),
                    Setting.decimal(
                            "validation-share",
                            "Part of the images that calibrates the probabilities and tells networks when to stop, 0"
                                    + " to 0.5",
                            LinearImageTrainer.Settings::validationShare,
                            LinearImageTrainer.Settings::withValidationShare)));

    /** How a network sees an image. */
    private static final List<Setting<CnnTrainer.Settings>> INPUT = List.of(
            Setting.whole("input-size", "", CnnTrainer.Settings::inputSize, CnnTrainer.Settings::withInputSize),
            Setting.choice(
                    "fit",
                    "How images of other proportions become square",
                    Fit.class,
                    CnnTrainer.Settings::fit,
                    CnnTrainer.Settings::withFit));

    /** How images are changed in training, each time otherwise. */
    private static final List<Setting<Augmentation>> AUGMENTATION = List.of(
            Setting.yesNo(
                    "flip-columns",
                    "Swap left and right of every other image",
                    Augmentation::flipColumns,
                    Augmentation::withFlipColumns),
            Setting.yesNo(
                    "flip-rows",
                    "Swap top and bottom of every other image",
                    Augmentation::flipRows,
                    Augmentation::withFlipRows),
            Setting.decimal(
                    "shift",
                    "The farthest shift as a part of the side, 0 to 0.5",
                    Augmentation::shift,
                    Augmentation::withShift),
            Setting.decimal(
                    "rotation-degrees",
                    "The widest turn to either side, 0 to 180",
                    Augmentation::rotationDegrees,
                    Augmentation::withRotationDegrees),
            Setting.decimal(
                    "crop",
                    "How much of the sides may be left out, 0 to 0.9",
                    Augmentation::crop,
                    Augmentation::withCrop),
            Setting.decimal("noise", "Deviation of Gaussian noise", Augmentation::noise, Augmentation::withNoise),
            Setting.decimal(
                    "cutout",
                    "Side of a square that is blanked, as a part of the image's, 0 to 0.9",
                    Augmentation::cutout,
                    Augmentation::withCutout));

    private static final List<Setting<NetworkTrainer.Settings>> MIXUP = List.of(Setting.decimal(
            "mixup",
            "How much images of a batch are blended, alpha of mixup; 0 not at all",
            NetworkTrainer.Settings::mixup,
            NetworkTrainer.Settings::withMixup));

    /** What {@code --model} can be. */
    static final ModelChoice<Trainer<Images, ? extends ImageClassifier>> MODELS = models();

    private ImageAlgorithms() {}

    private static ModelChoice<Trainer<Images, ? extends ImageClassifier>> models() {
        List<Algorithm<Trainer<Images, ? extends ImageClassifier>>> algorithms = new ArrayList<>();
        algorithms.add(LINEAR);
        for (Architecture architecture : Architecture.values()) {
            algorithms.add(network(architecture));
        }
        return new ModelChoice<>(
                "image models", "An image classifier, from images with labels.", algorithms, algorithms.get(1));
    }

    private static Algorithm<Trainer<Images, ? extends ImageClassifier>> network(Architecture architecture) {
        return Algorithm.of(
                new Words(architecture.label(), "A convolutional network.", true),
                CnnTrainer.Settings.of(architecture),
                CnnTrainer::new,
                NetworkSettings.all(
                        INPUT,
                        NetworkSettings.within(
                                AUGMENTATION, CnnTrainer.Settings::augmentation, CnnTrainer.Settings::withAugmentation),
                        NetworkSettings.within(
                                NetworkSettings.all(MIXUP, NetworkSettings.TRAINING),
                                CnnTrainer.Settings::training,
                                CnnTrainer.Settings::withTraining)));
    }

    /** The linear model that a network has to beat. */
    static Trainer<Images, ? extends ImageClassifier> baseline() {
        return LINEAR.trainer().apply(Map.of());
    }
}
