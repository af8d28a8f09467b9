package dev.redstart.app.cli;

import dev.redstart.app.cli.Algorithm.Words;
import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Trainer;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.nlp.analysis.Tokenizers;
import dev.redstart.nlp.classify.CnnTextTrainer;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.LstmTextTrainer;
import dev.redstart.nlp.classify.NetworkTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextInput;
import java.util.List;
import java.util.Map;

/** Every algorithm of text classification with its settings. */
final class TextAlgorithms {
    private static final String TOKENIZER = "tokenizer";

    private static final Algorithm<Trainer<Documents, ? extends TextClassifier>> LINEAR = Algorithm.of(
            new Words(
                    "linear", "Logistic regression on words and word pairs; the yardstick of every text model.", true),
            LinearTextTrainer.Settings.defaults(),
            LinearTextTrainer::new,
            List.of(
                    new Setting<>(
                            TOKENIZER,
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
                            "Passes over the data, at most",
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
                            "Part of the rows that calibrates the probabilities and tells networks when to stop, 0 to"
                                    + " 0.5",
                            LinearTextTrainer.Settings::validationShare,
                            LinearTextTrainer.Settings::withValidationShare)));

    /** How a network reads a text. */
    private static final List<Setting<TextInput>> INPUT = List.of(
            new Setting<>(TOKENIZER, "NAME", "", TextInput::tokenizer, TextInput::withTokenizer),
            Setting.whole(
                    "max-length",
                    "Words of a text that a network reads, from its end",
                    TextInput::maxLength,
                    TextInput::withMaxLength),
            Setting.whole(
                            "vocabulary-size",
                            "How many of the most frequent words a network knows",
                            TextInput::maxWords,
                            TextInput::withMaxWords)
                    .calledThere("maxWords"),
            Setting.whole(
                    "min-frequency",
                    "How often a word must occur to be known",
                    TextInput::minFrequency,
                    TextInput::withMinFrequency));

    private static final Algorithm<Trainer<Documents, ? extends TextClassifier>> LSTM = Algorithm.of(
            new Words("lstm", "A recurrent network that reads word by word.", true),
            LstmTextTrainer.Settings.defaults(),
            LstmTextTrainer::new,
            NetworkSettings.all(
                    NetworkSettings.within(INPUT, LstmTextTrainer.Settings::input, LstmTextTrainer.Settings::withInput),
                    List.of(
                            Setting.whole(
                                    "dimensions",
                                    "Numbers that stand for a word",
                                    LstmTextTrainer.Settings::dimensions,
                                    LstmTextTrainer.Settings::withDimensions),
                            Setting.whole(
                                    "units",
                                    "Numbers of the network's memory, of each direction",
                                    LstmTextTrainer.Settings::units,
                                    LstmTextTrainer.Settings::withUnits),
                            Setting.yesNo(
                                    "bidirectional",
                                    "Read backwards too",
                                    LstmTextTrainer.Settings::bidirectional,
                                    LstmTextTrainer.Settings::withBidirectional),
                            Setting.decimal(
                                    "dropout",
                                    "Share of numbers dropped in training, 0 to below 1",
                                    LstmTextTrainer.Settings::dropout,
                                    LstmTextTrainer.Settings::withDropout),
                            Setting.decimal(
                                    "recurrent-dropout",
                                    "The same of the memory",
                                    LstmTextTrainer.Settings::recurrentDropout,
                                    LstmTextTrainer.Settings::withRecurrentDropout)),
                    NetworkSettings.within(
                            NetworkSettings.TRAINING,
                            LstmTextTrainer.Settings::training,
                            LstmTextTrainer.Settings::withTraining)));

    private static final Algorithm<Trainer<Documents, ? extends TextClassifier>> CNN = Algorithm.of(
            new Words("cnn", "A network that looks for phrases of three to five words.", true),
            CnnTextTrainer.Settings.defaults(),
            CnnTextTrainer::new,
            NetworkSettings.all(
                    NetworkSettings.within(INPUT, CnnTextTrainer.Settings::input, CnnTextTrainer.Settings::withInput),
                    List.of(
                            Setting.whole(
                                    "dimensions",
                                    "",
                                    CnnTextTrainer.Settings::dimensions,
                                    CnnTextTrainer.Settings::withDimensions),
                            Setting.whole(
                                    "filters",
                                    "Phrases of each length that are looked for",
                                    CnnTextTrainer.Settings::filters,
                                    CnnTextTrainer.Settings::withFilters),
                            Setting.decimal(
                                    "dropout",
                                    "",
                                    CnnTextTrainer.Settings::dropout,
                                    CnnTextTrainer.Settings::withDropout)),
                    NetworkSettings.within(
                            NetworkSettings.TRAINING,
                            CnnTextTrainer.Settings::training,
                            CnnTextTrainer.Settings::withTraining)));

    /** What {@code --model} can be. */
    static final ModelChoice<Trainer<Documents, ? extends TextClassifier>> MODELS = new ModelChoice<>(
            "text models", "A text classifier, from texts with labels.", List.of(LINEAR, LSTM, CNN), LSTM);

    private TextAlgorithms() {}

    /** The linear model that a network has to beat: its defaults, but the words of the network. */
    static Trainer<Documents, ? extends TextClassifier> baselineOf(NetworkTextTrainer network) {
        TextInput input =
                switch (network) {
                    case LstmTextTrainer lstm -> lstm.settings().input();
                    case CnnTextTrainer cnn -> cnn.settings().input();
                };
        return LINEAR.trainer().apply(Map.of(TOKENIZER, input.tokenizer()));
    }

    /** The same network, whose words begin with these vectors. */
    static NetworkTextTrainer from(WordVectors vectors, NetworkTextTrainer network) {
        return switch (network) {
            case LstmTextTrainer lstm -> new LstmTextTrainer(lstm.settings(), vectors);
            case CnnTextTrainer cnn -> new CnnTextTrainer(cnn.settings(), vectors);
        };
    }
}
