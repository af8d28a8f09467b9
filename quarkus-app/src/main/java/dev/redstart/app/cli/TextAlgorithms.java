package dev.redstart.app.cli;

import dev.redstart.app.cli.Algorithm.Option;
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
import dev.redstart.tensor.Device;
import dev.redstart.tensor.network.ClassWeights;
import dev.redstart.tensor.network.NetworkTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                            "Part of the rows that calibrates the probabilities and tells networks when to stop, 0 to 0.5",
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

    /** How a network learns. */
    private static final List<Setting<NetworkTrainer.Settings>> TRAINING = List.of(
            Setting.whole("epochs", "", NetworkTrainer.Settings::epochs, NetworkTrainer.Settings::withEpochs),
            Setting.whole(
                    "batch-size",
                    "Texts whose gradients are averaged",
                    NetworkTrainer.Settings::batchSize,
                    NetworkTrainer.Settings::withBatchSize),
            Setting.decimal(
                    "learning-rate",
                    "",
                    NetworkTrainer.Settings::learningRate,
                    NetworkTrainer.Settings::withLearningRate),
            Setting.whole(
                    "patience",
                    "Epochs without a lower validation loss after which to stop, with the best weights; 0 never",
                    NetworkTrainer.Settings::patience,
                    NetworkTrainer.Settings::withPatience),
            Setting.decimal(
                    "l2",
                    "Penalty on half the squared weights",
                    NetworkTrainer.Settings::l2,
                    NetworkTrainer.Settings::withL2),
            Setting.decimal(
                    "clip-norm",
                    "The longest that a layer's gradient may be; 0 for no limit",
                    NetworkTrainer.Settings::clipNorm,
                    NetworkTrainer.Settings::withClipNorm),
            Setting.choice(
                    "class-weights",
                    "",
                    LinearTextTrainer.ClassWeights.class,
                    NetworkTrainer.Settings::classWeights,
                    (settings, weights) -> settings.withClassWeights(ofNetwork(weights))),
            Setting.decimal(
                    "validation-share",
                    "",
                    NetworkTrainer.Settings::validationShare,
                    NetworkTrainer.Settings::withValidationShare),
            Setting.choice(
                    "device",
                    "Where a network trains",
                    Device.class,
                    NetworkTrainer.Settings::device,
                    NetworkTrainer.Settings::withDevice));

    private static final Algorithm<Trainer<Documents, ? extends TextClassifier>> LSTM = Algorithm.of(
            new Words("lstm", "A recurrent network that reads word by word.", true),
            LstmTextTrainer.Settings.defaults(),
            LstmTextTrainer::new,
            all(
                    within(INPUT, LstmTextTrainer.Settings::input, LstmTextTrainer.Settings::withInput),
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
                    within(TRAINING, LstmTextTrainer.Settings::training, LstmTextTrainer.Settings::withTraining)));

    private static final Algorithm<Trainer<Documents, ? extends TextClassifier>> CNN = Algorithm.of(
            new Words("cnn", "A network that looks for phrases of three to five words.", true),
            CnnTextTrainer.Settings.defaults(),
            CnnTextTrainer::new,
            all(
                    within(INPUT, CnnTextTrainer.Settings::input, CnnTextTrainer.Settings::withInput),
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
                    within(TRAINING, CnnTextTrainer.Settings::training, CnnTextTrainer.Settings::withTraining)));

    /** The word for the network that is published only if it is worth it. */
    static final String AUTO = "auto";

    /** What {@code auto} trains; its options are those of all models, each with its defaults. */
    static final Algorithm<Trainer<Documents, ? extends TextClassifier>> ANY = new Algorithm<>(
            "text models", "A text classifier, from texts with labels.", true, optionsOfAll(), LSTM.trainer());

    private TextAlgorithms() {}

    /** The algorithm of a word. */
    static Algorithm<Trainer<Documents, ? extends TextClassifier>> named(String model) {
        return Stream.of(LINEAR, LSTM, CNN)
                .filter(algorithm -> algorithm.name().equals(model.equals(AUTO) ? LSTM.name() : model))
                .findFirst()
                .orElseThrow(() -> unknown(model));
    }

    private static IllegalArgumentException unknown(String model) {
        List<String> words = List.of(AUTO, LINEAR.name(), LSTM.name(), CNN.name());
        return new IllegalArgumentException("--model must be one of " + String.join(", ", words) + ", got '" + model
                + "'" + Closest.hint(model, words));
    }

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

    private static ClassWeights ofNetwork(LinearTextTrainer.ClassWeights weights) {
        return switch (weights) {
            case EQUAL -> ClassWeights.equal();
            case BALANCED -> ClassWeights.balanced();
        };
    }

    private static <O, S> List<Setting<O>> within(
            List<Setting<S>> settings, Function<O, S> part, BiFunction<O, S, O> withPart) {
        return settings.stream().map(setting -> setting.within(part, withPart)).toList();
    }

    private static <S> List<Setting<S>> all(
            List<Setting<S>> input, List<Setting<S>> layers, List<Setting<S>> training) {
        return Stream.of(input, layers, training).flatMap(List::stream).toList();
    }

    /** Each option once, as the first algorithm that has it describes it, with the default of each. */
    private static List<Option> optionsOfAll() {
        Map<String, Option> options = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> algorithmsByDefault = new LinkedHashMap<>();
        for (Algorithm<?> algorithm : List.of(LINEAR, LSTM, CNN)) {
            for (Option option : algorithm.options()) {
                options.putIfAbsent(option.name(), option);
                algorithmsByDefault
                        .computeIfAbsent(option.name(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(option.defaultValue(), value -> new ArrayList<>())
                        .add(algorithm.name());
            }
        }
        return options.values().stream()
                .map(option -> new Option(
                        option.name(),
                        option.label(),
                        option.description(),
                        defaults(algorithmsByDefault.getOrDefault(option.name(), Map.of()))))
                .toList();
    }

    /** {@code linear 5; lstm, cnn 20}; the value alone where all have the same. */
    private static String defaults(Map<String, List<String>> algorithmsByDefault) {
        return algorithmsByDefault.entrySet().stream()
                .map(entry -> entry.getValue().size() == 3
                        ? entry.getKey()
                        : String.join(", ", entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
