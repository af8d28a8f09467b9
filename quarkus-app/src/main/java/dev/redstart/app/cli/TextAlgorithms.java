package dev.redstart.app.cli;

import dev.redstart.app.cli.Algorithm.Words;
import dev.redstart.nlp.analysis.Tokenizers;
import dev.redstart.nlp.classify.LinearTextTrainer;
import java.util.List;

/** Every algorithm of text classification with its settings. */
final class TextAlgorithms {
    static final Algorithm<LinearTextTrainer> LINEAR = Algorithm.of(
            new Words(
                    "linear", "Logistic regression on words and word pairs; the yardstick of every text model.", true),
            LinearTextTrainer.Settings.defaults(),
            LinearTextTrainer::new,
            List.of(
                    new Setting<>(
                            "tokenizer",
                            "NAME",
                            "How a text becomes words: " + String.join(", ", Tokenizers.names()),
                            LinearTextTrainer.Settings::tokenizer,
                            LinearTextTrainer.Settings::withTokenizer),
                    Setting.yesNo(
                            "word-pairs",
                            "Learn two neighbouring words too",
                            LinearTextTrainer.Settings::wordPairs,
                            LinearTextTrainer.Settings::withWordPairs),
                    Setting.whole(
                            "bits",
                            "Words are hashed into 2^N buckets, 10 to 26",
                            LinearTextTrainer.Settings::bits,
                            LinearTextTrainer.Settings::withBits),
                    Setting.whole(
                            "min-documents",
                            "In how many texts a word must occur",
                            LinearTextTrainer.Settings::minDocuments,
                            LinearTextTrainer.Settings::withMinDocuments),
                    Setting.whole(
                            "epochs",
                            "Passes over the data",
                            LinearTextTrainer.Settings::epochs,
                            LinearTextTrainer.Settings::withEpochs),
                    Setting.decimal(
                            "learning-rate",
                            "Step size",
                            LinearTextTrainer.Settings::learningRate,
                            LinearTextTrainer.Settings::withLearningRate),
                    Setting.decimal(
                            "regularisation",
                            "Pull of weights towards 0",
                            LinearTextTrainer.Settings::regularisation,
                            LinearTextTrainer.Settings::withRegularisation),
                    Setting.choice(
                            "class-weights",
                            "Let every row count the same, or every label",
                            LinearTextTrainer.ClassWeights.class,
                            LinearTextTrainer.Settings::classWeights,
                            LinearTextTrainer.Settings::withClassWeights),
                    Setting.decimal(
                            "validation-share",
                            "Part of the rows that calibrates the probabilities, 0 to 0.5",
                            LinearTextTrainer.Settings::validationShare,
                            LinearTextTrainer.Settings::withValidationShare)));

    private TextAlgorithms() {}

    /** The algorithm of a word. */
    static Algorithm<LinearTextTrainer> named(String model) {
        if (!model.equals(LINEAR.name())) {
            throw new IllegalArgumentException("--model must be linear, got '" + model
                    + "': this version of Redstart trains linear text models only");
        }
        return LINEAR;
    }
}
