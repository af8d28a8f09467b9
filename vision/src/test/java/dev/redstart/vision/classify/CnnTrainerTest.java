package dev.redstart.vision.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.DataException;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.vision.StripedPatch;
import dev.redstart.vision.TrainedModels;
import dev.redstart.vision.TrainedModels.Stripes;
import dev.redstart.vision.augment.Augmentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CnnTrainerTest {
    private static final Images FEW = StripedPatch.images(0, 120);
    private static final CnnTrainer.Settings SHORT = TrainedModels.epochs(2);

    @Test
    void learnsWhichWayStripesRun() {
        Images test = StripedPatch.images(10_000, 200);

        double accuracy = ImageEvaluation.of(Stripes.NETWORK, test)
                .evaluation()
                .of("accuracy")
                .mean();

        assertThat(accuracy).isGreaterThan(0.95);
    }

    @Test
    void answersWithAllLabelsTheLikeliestFirst() {
        StripedPatch patch = StripedPatch.number(10_001);

        Classification answer = Stripes.NETWORK.answer(patch.picture());

        assertThat(answer.label()).isEqualTo(patch.label());
        assertThat(answer.labels()).hasSize(2);
        assertThat(answer.labels().get(0).score() + answer.labels().get(1).score())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void aBatchIsAnsweredAsItsPicturesAre() {
        List<Pixels> pictures = new ArrayList<>();
        for (int number = 0; number < 70; number++) {
            pictures.add(StripedPatch.number(number).picture());
        }

        float[][] together = Stripes.NETWORK.probabilities(pictures);

        assertThat(together).hasNumberOfRows(70);
        for (int number = 0; number < 70; number++) {
            assertThat(together[number])
                    .containsExactly(Stripes.NETWORK.probabilities(pictures.get(number)), within(1e-5f));
        }
    }

    @Test
    void theServedAnswerIsThatOfTheTrainedNetworkCalibrated() {
        NetworkImageClassifier model = Stripes.NETWORK;
        Tensor input = PreparedPictures.tensor(
                model.preprocessing(), List.of(StripedPatch.number(7).picture()));

        float[] served = model.probabilities(input)[0];
        Tensor trained = model.network().predict(NetworkData.of(input));

        float[] calibrated =
                model.calibration().probabilities(Logits.ofProbabilities(new float[][] {trained.copyData()})[0]);
        assertThat(served).containsExactly(calibrated, within(1e-4f));
    }

    @Test
    void sameSeedSameModel() {
        CnnTrainer trainer = new CnnTrainer(SHORT.withAugmentation(Augmentation.defaults()));

        NetworkImageClassifier once = trainer.train(FEW, Run.seeded(5));
        NetworkImageClassifier again = trainer.train(FEW, Run.seeded(5));
        NetworkImageClassifier other = trainer.train(FEW, Run.seeded(6));

        assertThat(again.network().parameters()).isEqualTo(once.network().parameters());
        assertThat(other.network().parameters()).isNotEqualTo(once.network().parameters());
    }

    @Test
    void augmentationChangesWhatIsLearned() {
        NetworkImageClassifier plain = new CnnTrainer(SHORT).train(FEW, Run.seeded(5));
        NetworkImageClassifier changed =
                new CnnTrainer(SHORT.withAugmentation(Augmentation.defaults())).train(FEW, Run.seeded(5));

        assertThat(changed.network().parameters()).isNotEqualTo(plain.network().parameters());
    }

    @Test
    void aResumedTrainingEndsAsIfItHadNeverStopped() {
        CnnTrainer trainer = new CnnTrainer(SHORT);
        List<Tensors> states = new ArrayList<>();

        NetworkImageClassifier whole = trainer.withCheckpoints(states::add).train(FEW, Run.seeded(5));
        NetworkImageClassifier resumed = trainer.resuming(states.getFirst()).train(FEW, Run.seeded(5));

        assertThat(states).hasSize(1);
        assertThat(resumed.network().parameters()).isEqualTo(whole.network().parameters());
    }

    @Test
    void aCheckpointIsRefusedByOtherPicturesOrSettings() {
        List<Tensors> states = new ArrayList<>();
        new CnnTrainer(SHORT).withCheckpoints(states::add).train(FEW, Run.seeded(5));
        CnnTrainer resuming = new CnnTrainer(SHORT).resuming(states.getFirst());

        assertThatThrownBy(() -> resuming.train(StripedPatch.images(1, 120), Run.seeded(5)))
                .isInstanceOf(ModelException.class)
                .hasMessage("the checkpoint is of other rows; take those, or train from the beginning");
        assertThatThrownBy(() -> resuming.train(FEW, Run.seeded(6)))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "the checkpoint is of other settings or another seed; take those, or train from the beginning");
    }

    @Test
    void tellsTheCostBeforeTheFirstEpoch() {
        List<Progress> heard = new ArrayList<>();

        new CnnTrainer(SHORT).train(FEW, Run.seeded(1).withListener(heard::add));

        Progress cost = heard.stream()
                .filter(progress -> progress.stage().equals("image cost"))
                .findFirst()
                .orElseThrow();
        assertThat(heard.stream().map(Progress::stage).distinct())
                .containsExactly("decode images", "image cost", "network epochs");
        assertThat(cost.figures().get("images-per-second")).isPositive();
        assertThat(cost.figures().get("seconds")).isPositive();
    }

    @Test
    void costIsOneReadableLine() {
        assertThat(new TrainingCost(1900, 54_000, 8, 73_930, 7 << 20))
                .hasToString("about 1,900 images a second: an epoch of 54,000 images takes 28 s, 8 epochs 4 min;"
                        + " 73,930 weights, 7 MB outside the heap");
        assertThat(new TrainingCost(17, 2_000, 3, 11_169_029, 400L << 20))
                .hasToString("about 1,020 images a minute: an epoch of 2,000 images takes 118 s, 3 epochs 6 min;"
                        + " 11,169,029 weights, 400 MB outside the heap");
    }

    @Test
    void picturesOfSeveralSizesAndChannelsBecomeOne() {
        Images.Builder mixed = Images.builder();
        for (int number = 0; number < 60; number++) {
            StripedPatch patch = StripedPatch.number(number);
            mixed.add(patch.picture(), patch.label());
        }
        mixed.add(StripedPatch.plain(1, 50), StripedPatch.DOWN);
        mixed.add(new Pixels(40, 20, Pixels.RGB, new byte[2400]), StripedPatch.ACROSS);

        NetworkImageClassifier model =
                new CnnTrainer(SHORT).train(mixed.build(Source.inMemory("mixed")), Run.seeded(1));

        assertThat(model.preprocessing().channels()).isEqualTo(Pixels.RGB);
        assertThat(model.preprocessing().width()).isEqualTo(StripedPatch.SIDE);
        assertThat(model.probabilities(StripedPatch.plain(1, 50))).hasSize(2);
    }

    @Test
    void aSeedNetworkTakesWhateverItIsGivenInItsOwnSize() {
        CnnTrainer.Settings seed = CnnTrainer.Settings.of(Architecture.SEED28);
        CnnTrainer trainer = new CnnTrainer(seed.withTraining(seed.training().withEpochs(1)));

        NetworkImageClassifier model = trainer.train(FEW, Run.seeded(1));

        assertThat(model.preprocessing().width()).isEqualTo(28);
        assertThat(model.embedding(new Pixels(3, 2, Pixels.RGB, new byte[18]))).hasSize(64);
    }

    @Test
    void refusesATensorOfAnotherShape() {
        assertThatThrownBy(() -> Stripes.NETWORK.probabilities(Tensor.zeros(1, 3, 24, 24)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pictures must have shape [rows, 1, 24, 24] (channels, height, width), got [1, 3, 24, 24]");
    }

    @Test
    void saysWhatIsWrongWithTheData() {
        Images oneLabel = Images.builder()
                .add(StripedPatch.plain(20, 1), "dark")
                .add(StripedPatch.plain(20, 2), "dark")
                .build(Source.inMemory("photos"));
        Images none = Images.builder().build(Source.inMemory("photos"));
        CnnTrainer trainer = new CnnTrainer(SHORT);

        assertThatThrownBy(() -> trainer.train(oneLabel, Run.seeded(1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "photos has 2 images and all of one label; a classifier needs images of at least two labels");
        assertThatThrownBy(() -> trainer.train(none, Run.seeded(1)))
                .isInstanceOf(DataException.class)
                .hasMessage("photos has 0 images and no label; a classifier needs images of at least two labels");
    }

    @Test
    void aFileThatIsNoPictureIsNamed() {
        Images data = Images.builder()
                .add(StripedPatch.plain(20, 1), "dark")
                .add(
                        new EncodedPicture(
                                "cats/notes.png", () -> "hello, this is text".getBytes(StandardCharsets.UTF_8)),
                        "bright")
                .build(Source.inMemory("photos"));

        assertThatThrownBy(() -> new CnnTrainer(SHORT).train(data, Run.seeded(1)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("cats/notes.png: ");
    }

    @Test
    void aLabelWithoutPicturesIsKeptAndNeverFound() {
        Images data = StripedPatch.images(0, 60).labelledAs(Vocabulary.of(List.of("none", "across", "down")));

        NetworkImageClassifier model = new CnnTrainer(SHORT).train(data, Run.seeded(1));

        assertThat(model.labels().ids()).containsExactly("none", "across", "down");
        assertThat(model.answer(StripedPatch.number(3).picture()).label()).isNotEqualTo("none");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        CnnTrainer.Settings seed = CnnTrainer.Settings.of(Architecture.SEED28);

        assertThatThrownBy(() -> CnnTrainer.Settings.defaults().withInputSize(8))
                .hasMessage("inputSize must be 0 or from 16 to 224, got 8");
        assertThatThrownBy(() -> seed.withInputSize(64)).hasMessage("inputSize of seed28 must be 28, got 64");
    }

    @Test
    void canBeCancelled() {
        Run run = Run.seeded(1);
        run.cancellation().request();

        assertThatThrownBy(() -> new CnnTrainer(SHORT).train(FEW, run)).isInstanceOf(CancellationException.class);
    }

    @Test
    void networkAndBaselineAreCalibratedOnHeldOutRows() {
        assertThat(Stripes.NETWORK.calibration().rows()).isEqualTo(40);
    }
}
