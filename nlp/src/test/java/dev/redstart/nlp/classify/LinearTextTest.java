package dev.redstart.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.nlp.classify.LinearTextTrainer.ClassWeights;
import dev.redstart.nlp.classify.LinearTextTrainer.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTextTest {
    private static final LinearTextTrainer TRAINER = new LinearTextTrainer(Settings.defaults());

    private static final Documents FRUIT = Documents.builder()
            .add("sweet red apple", "fruit")
            .add("ripe yellow banana", "fruit")
            .add("fast red car", "machine")
            .add("loud yellow train", "machine")
            .build(Source.inMemory("fruit"));

    private static final Documents THREE = Documents.builder()
            .add("sweet red apple", "fruit")
            .add("ripe yellow banana", "fruit")
            .add("fast red car", "machine")
            .add("loud yellow train", "machine")
            .add("a dog barks", "living thing")
            .build(Source.inMemory("three"));

    private static Documents sms() {
        return TextLoader.load("sms-spam", TextOptions.defaults()).data();
    }

    @Test
    void tellsLabelsApartByTheirWords() {
        var model = TRAINER.train(FRUIT, Run.seeded(1));

        assertThat(model.answer("a sweet apple").label()).isEqualTo("fruit");
        assertThat(model.answer("A LOUD CAR").label()).isEqualTo("machine");
        assertThat(model.answer("a sweet apple").probability()).isGreaterThan(0.5);
    }

    @Test
    void knowsMoreThanTwoLabelsAndLabelsWithSpaces() {
        var answer = TRAINER.train(THREE, Run.seeded(1)).answer("the dog barks");

        assertThat(answer.label()).isEqualTo("living thing");
        assertThat(answer.labels()).extracting("item").containsExactlyInAnyOrder("living thing", "fruit", "machine");
        assertThat(answer.labels().stream().mapToDouble(entry -> entry.score()).sum())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void wordPairsTellWhatWordsCannot() {
        var data = Documents.builder();
        for (int copy = 0; copy < 10; copy++) {
            data.add("good not bad", "good").add("bad not good", "bad");
        }
        var texts = data.build(Source.inMemory("order"));

        assertThat(TRAINER.train(texts, Run.seeded(1)).probabilities("good not bad")[1])
                .isGreaterThan(0.9f);
        assertThat(new LinearTextTrainer(Settings.defaults().withWordPairs(false))
                        .train(texts, Run.seeded(1))
                        .probabilities("good not bad")[1])
                .isCloseTo(0.5f, within(0.1f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "😀🎉", "\uD83D", "zzzz qqqq", "\u0000", "苹果"})
    void answersAnyTextByTheBiasesIfItKnowsNoWord(String text) {
        var model = TRAINER.train(FRUIT, Run.seeded(1));

        assertThat(model.probabilities(text)).isEqualTo(model.probabilities(""));
    }

    @Test
    void answersATextOfTenMegabytes() {
        var model = TRAINER.train(FRUIT, Run.seeded(1));

        assertThat(model.answer("sweet red apple pie ".repeat(500_000)).label()).isEqualTo("fruit");
        assertThat(model.answer("x".repeat(10_000_000)).labels()).hasSize(2);
    }

    @Test
    void findsSpam() {
        var split = SplitPlan.shuffled(0.8, 42).apply(sms());

        var model = TRAINER.train(split.train(), Run.seeded(42));
        var evaluation = TextEvaluation.of(model, split.test());

        assertThat(evaluation.evaluation().of("accuracy").mean()).isGreaterThan(0.98);
        assertThat(evaluation.evaluation().of("roc-auc").mean()).isGreaterThan(0.98);
        assertThat(evaluation.perClass()).extracting("label").containsExactly("ham", "spam");
        assertThat(model.answer("You have won a prize, call now").label()).isEqualTo("spam");
        assertThat(model.answer("See you at home tonight, love").label()).isEqualTo("ham");
    }

    @Test
    void calibrationMakesProbabilitiesMeanWhatTheySay() {
        var model = TRAINER.train(sms(), Run.seeded(42));

        assertThat(model.calibration().rows()).isEqualTo(556);
        assertThat(model.calibration().errorAfter())
                .isLessThan(model.calibration().errorBefore());
    }

    @Test
    void sameSeedSameModelWhateverTheThreads() {
        var data = sms();

        var one = TRAINER.train(data, Run.seeded(7));
        var again = TRAINER.train(data, Run.seeded(7).withThreads(3));
        var other = TRAINER.train(data, Run.seeded(8));

        var texts = data.texts().subList(0, 200);
        assertThat(one.probabilities(texts)).isDeepEqualTo(again.probabilities(texts));
        assertThat(one.probabilities(texts)).isNotEqualTo(other.probabilities(texts));
    }

    @Test
    void balancedWeightsFindMoreOfTheRareLabel() {
        var split = SplitPlan.shuffled(0.8, 42).apply(sms());
        var balanced = new LinearTextTrainer(Settings.defaults().withClassWeights(ClassWeights.BALANCED));

        double equal = spamRecall(TRAINER.train(split.train(), Run.seeded(42)), split.test());
        double more = spamRecall(balanced.train(split.train(), Run.seeded(42)), split.test());

        assertThat(more).isGreaterThan(equal);
    }

    private static double spamRecall(LinearTextClassifier model, Documents test) {
        return TextEvaluation.of(model, test).perClass().get(1).recall();
    }

    @Test
    void contributionsAddUpToTheLogit() {
        for (var data : List.of(FRUIT, THREE)) {
            var model = TRAINER.train(data, Run.seeded(1));
            String text = "red red apple and a sweet red apple";

            for (int label = 0; label < data.labels().size(); label++) {
                var why = model.contributions(text, label);
                double sum = IntStream.range(0, why.tokens().size())
                        .mapToDouble(why::weight)
                        .sum();
                double[] logit = {model.logits(text)[label]};
                if (data.labels().size() == 2) {
                    logit[0] -= model.logits(text)[1 - label];
                }

                assertThat(why.base() + sum).isCloseTo(logit[0], within(1e-5));
                assertThat(why.tokens()).hasSize(8);
            }
        }
    }

    @Test
    void readsWhatItWrote(@TempDir Path folder) {
        for (var data : List.of(FRUIT, THREE)) {
            var trained = TRAINER.fit(data, Run.seeded(1));
            var bundle = folder.resolve(data.source().name());
            var manifest = new Manifest(
                    "text-linear", "m", "1", Instant.EPOCH, trained.provenance(), null, Map.of(), Map.of());

            Bundle.write(bundle, manifest, trained.model(), TextFormats.of(trained.model()));
            var same = TextFormats.read(bundle);

            for (String text : List.of("", "red apple", "loud dog", "ripe yellow banana")) {
                assertThat(same.probabilities(text)).isEqualTo(trained.model().probabilities(text));
            }
            assertThat(((LinearTextClassifier) same).calibration())
                    .isEqualTo(trained.model().calibration());
        }
    }

    @Test
    void refusesABundleWhoseLabelsDoNotFit(@TempDir Path folder) throws Exception {
        var two = TRAINER.fit(FRUIT, Run.seeded(1));
        var manifest = new Manifest("text-linear", "m", "1", Instant.EPOCH, two.provenance(), null, Map.of(), Map.of());
        var mixed = new dev.redstart.common.bundle.BundleFormat<LinearTextClassifier>() {
            @Override
            public String kind() {
                return "text-linear";
            }

            @Override
            public Class<LinearTextClassifier> type() {
                return LinearTextClassifier.class;
            }

            @Override
            public void write(LinearTextClassifier model, dev.redstart.common.bundle.BundleWriter out)
                    throws java.io.IOException {
                out.json(
                        "linear.json",
                        Map.of(
                                "tokenizer",
                                "plain",
                                "wordPairs",
                                true,
                                "bits",
                                22,
                                "temperature",
                                1.0,
                                "calibrationErrorBefore",
                                0.0,
                                "calibrationErrorAfter",
                                0.0,
                                "calibrationRows",
                                0));
                out.ids("labels.jsonl", THREE.labels());
                out.tensors("features.safetensors", model.table().tensors());
            }

            @Override
            public LinearTextClassifier read(dev.redstart.common.bundle.BundleReader in) {
                throw new UnsupportedOperationException();
            }
        };
        Bundle.write(folder.resolve("bad"), manifest, two.model(), mixed);

        assertThat(Files.exists(folder.resolve("bad"))).isTrue();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TextFormats.read(folder.resolve("bad")))
                .withMessageContaining("tensor 'weights' has shape")
                .withMessageContaining("expected [");
    }

    @Test
    void needsTwoLabels() {
        var one = Documents.builder().add("a", "ham").add("b", "ham").build(Source.inMemory("sms"));
        var none = FRUIT.select(new int[0]);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TRAINER.train(one, Run.seeded(1)))
                .withMessage("sms has 2 texts and all of one label; a classifier needs texts of at least two labels");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TRAINER.train(none, Run.seeded(1)))
                .withMessage("fruit has 0 texts and no label; a classifier needs texts of at least two labels");
    }

    @Test
    void learnsALabelWithOneText() {
        var rows = Documents.builder().add("unique zebra", "rare");
        IntStream.range(0, 200).forEach(row -> rows.add("usual horse " + row, "common"));

        var model = TRAINER.train(rows.build(Source.inMemory("one")), Run.seeded(1));

        assertThat(model.probabilities("unique zebra")[1]).isGreaterThan(model.probabilities("usual horse")[1]);
    }

    @Test
    void checksItsSettings() {
        var settings = Settings.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withLearningRate(Double.NaN))
                .withMessage("learningRate must be above 0 and at most 100, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withEpochs(0))
                .withMessage("epochs must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withBits(40))
                .withMessage("bits must be from 10 to 26, got 40");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withTokenizer("german"))
                .withMessage(
                        "tokenizer must be one of standard, plain, english, icu, cjk-bigram, smartcn, got 'german'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withValidationShare(0.9))
                .withMessage("validationShare must be between 0 and 0.5, got 0.9");
    }

    @Test
    void stopsWhenCancelled() {
        var run = Run.seeded(1);
        run.cancellation().request();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> TRAINER.train(FRUIT, run));
    }

    @Test
    void aTestLabelThatTheModelDoesNotKnowIsNeverFound() {
        var model = TRAINER.train(FRUIT, Run.seeded(1));

        var evaluation = TextEvaluation.of(model, THREE);

        assertThat(evaluation.evaluation().of("accuracy").mean()).isEqualTo(0.8);
        assertThat(evaluation.perClass().getLast())
                .hasFieldOrPropertyWithValue("label", "living thing")
                .hasFieldOrPropertyWithValue("recall", 0.0);
    }
}
