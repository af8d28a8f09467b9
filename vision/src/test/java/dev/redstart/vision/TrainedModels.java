package dev.redstart.vision;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Split;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.LinearImageClassifier;
import dev.redstart.vision.classify.LinearImageTrainer;
import dev.redstart.vision.classify.NetworkImageClassifier;

/** Models that several tests ask, each trained once. */
public final class TrainedModels {
    private TrainedModels() {}

    /** The bundled cut of Fashion-MNIST: 6,000 pictures to learn from, 1,000 to be tested on. */
    public static final class Clothes {
        public static final Split<Images> SPLIT = ImageLoader.load("fashion-mnist-small", ImageOptions.defaults())
                .givenSplit()
                .orElseThrow();
        public static final NetworkImageClassifier NETWORK =
                new CnnTrainer(epochs(3)).train(SPLIT.train(), Run.seeded(1));
        public static final LinearImageClassifier LINEAR =
                new LinearImageTrainer(LinearImageTrainer.Settings.defaults()).train(SPLIT.train(), Run.seeded(1));

        private Clothes() {}
    }

    /** {@link StripedPatch}, 400 of them. */
    public static final class Stripes {
        public static final Images TRAIN = StripedPatch.images(0, 400);
        public static final NetworkImageClassifier NETWORK = new CnnTrainer(epochs(4)).train(TRAIN, Run.seeded(1));

        private Stripes() {}
    }

    /** The default network, trained for so long. */
    public static CnnTrainer.Settings epochs(int epochs) {
        CnnTrainer.Settings defaults = CnnTrainer.Settings.defaults();
        return defaults.withTraining(defaults.training().withEpochs(epochs));
    }
}
