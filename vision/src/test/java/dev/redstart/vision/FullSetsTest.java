package dev.redstart.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.vision.classify.Architecture;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.ImageEvaluation;
import dev.redstart.vision.classify.LinearImageTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The README's table. The networks take some ten minutes of CPU time, so they ask for {@code -Dredstart.images=all}. */
class FullSetsTest {
    private static Split<Images> shared(String name) {
        return ImageLoader.load(SharedData.folder(name).toString(), ImageOptions.defaults())
                .givenSplit()
                .orElseThrow();
    }

    private static double accuracy(Architecture architecture, int epochs, Split<Images> split) {
        CnnTrainer.Settings settings = CnnTrainer.Settings.of(architecture);
        settings = settings.withTraining(settings.training().withEpochs(epochs));
        return accuracy(new CnnTrainer(settings).train(split.train(), Run.seeded(1)), split);
    }

    private static double accuracy(ImageClassifier model, Split<Images> split) {
        return ImageEvaluation.of(model, split.test())
                .evaluation()
                .of("accuracy")
                .mean();
    }

    /** scikit-learn's logistic regression reaches .844 and .926. */
    @Test
    void theBaselineReachesWhatOthersReach() {
        LinearImageTrainer linear = new LinearImageTrainer(LinearImageTrainer.Settings.defaults());
        Split<Images> clothes = shared("fashion-mnist");
        Split<Images> digits = shared("mnist");

        assertThat(accuracy(linear.train(clothes.train(), Run.seeded(1)), clothes))
                .isGreaterThanOrEqualTo(0.84);
        assertThat(accuracy(linear.train(digits.train(), Run.seeded(1)), digits))
                .isGreaterThanOrEqualTo(0.92);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.images", matches = "all")
    void seed28ReadsDigits() {
        Split<Images> digits = shared("mnist");

        assertThat(accuracy(Architecture.SEED28, 2, digits)).isGreaterThanOrEqualTo(0.985);
        assertThat(accuracy(Architecture.SEED28, 5, digits)).isGreaterThanOrEqualTo(0.990);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.images", matches = "all")
    void leNetSortsClothes() {
        assertThat(accuracy(Architecture.LENET, 4, shared("fashion-mnist"))).isGreaterThanOrEqualTo(0.885);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.images", matches = "all")
    void theDefaultNetworkSortsClothes() {
        assertThat(accuracy(Architecture.DEFAULT, 6, shared("fashion-mnist"))).isGreaterThanOrEqualTo(0.92);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.images", matches = "all")
    void theLargeGraySeedTellsShapes() {
        Images shapes =
                ImageLoader.load("shapes-gray:2000", ImageOptions.defaults()).data();
        Split<Images> split = SplitPlan.shuffled(0.8, 42).apply(shapes);

        assertThat(accuracy(Architecture.SEED224_GRAY, 4, split)).isGreaterThanOrEqualTo(0.95);
    }
}
