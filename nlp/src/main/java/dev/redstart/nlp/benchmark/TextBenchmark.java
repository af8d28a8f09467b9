package dev.redstart.nlp.benchmark;

import dev.redstart.common.benchmark.CpuClock;
import dev.redstart.common.benchmark.Stopwatch;
import dev.redstart.common.benchmark.Timing;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.nlp.analysis.TextVocabulary;
import dev.redstart.nlp.analysis.TokenSink;
import dev.redstart.nlp.analysis.Tokenizer;
import dev.redstart.nlp.analysis.Tokenizers;
import dev.redstart.nlp.classify.LinearTextClassifier;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.LstmTextTrainer;
import dev.redstart.nlp.classify.NetworkTextClassifier;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextEvaluation;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.onnx.BareOnnx;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.tensor.onnx.TensorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * How fast text models train and answer on this machine, and how accurate they are: the default settings, one thread, the processor time of
 * that thread. Each task is timed cold (its first run in this JVM) and warm (the best of several).
 *
 * <p>The time of the LSTM's answers is measured twice: through the classifier, from the text to the label, and as ONNX Runtime alone on the same
 * words.
 */
public final class TextBenchmark {
    private static final List<String> TOKENIZERS = List.of(Tokenizers.STANDARD, Tokenizers.PLAIN, "english", "icu");
    private static final int TOKENIZED_TEXTS = 1_000;
    private static final int SINGLE_TEXTS = 100;
    private static final int ROWS_OF_SINGLE_TEXTS_NETWORK = 256;
    private static final int TASKS_A_SET = TOKENIZERS.size() + 4;

    /** As PyTorch is measured in the tensor module: 8 batches of 32 texts of 200 words, 20,000 words known. */
    private static final int LSTM_ROWS = 256;

    private static final int LSTM_LENGTH = 200;
    private static final int LSTM_WORDS = 20_000;

    private final Run run;
    private final int tasks;
    private final List<Timing> results = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private double answers;

    private TextBenchmark(Run run, int tasks) {
        this.run = run;
        this.tasks = tasks;
    }

    /**
     * Times tokenizers, the linear classifier and the LSTM's answers on the texts of some sets, and the LSTM's training on texts of 200 words.
     *
     * @param run one thread whatever it says
     */
    public static TextSpeed speed(List<Split<Documents>> sets, Run run) {
        TextBenchmark benchmark = new TextBenchmark(run.withThreads(1), 1 + sets.size() * TASKS_A_SET);
        benchmark.trainLstm();
        sets.forEach(benchmark::measure);
        return new TextSpeed(benchmark.results, benchmark.latencies);
    }

    /** Trains the linear classifier and the LSTM on the training side of each set, and judges them on the other. */
    public static List<SetAccuracy> accuracy(List<Split<Documents>> sets, Run run) {
        List<SetAccuracy> accuracies = new ArrayList<>();
        Run one = run.withThreads(1);
        for (Split<Documents> set : sets) {
            accuracies.add(judged(new LinearTextTrainer(LinearTextTrainer.Settings.defaults()), set, one));
            accuracies.add(judged(new LstmTextTrainer(LstmTextTrainer.Settings.defaults()), set, one));
        }
        return List.copyOf(accuracies);
    }

    private static SetAccuracy judged(
            Trainer<Documents, ? extends TextClassifier> trainer, Split<Documents> set, Run run) {
        AtomicReference<TextClassifier> model = new AtomicReference<>();
        double seconds = CpuClock.seconds(() -> model.set(trainer.train(set.train(), run)));
        ClassificationEvaluation judged = TextEvaluation.of(model.get(), set.test());
        return new SetAccuracy(
                set.train().source().name(),
                trainer.name(),
                set.train().size(),
                set.test().size(),
                judged.evaluation().of("accuracy"),
                seconds);
    }

    private void trainLstm() {
        NetworkSpec spec = NetworkSpec.of(
                InputShape.tokens(LSTM_LENGTH),
                Loss.BINARY_CROSS_ENTROPY,
                new Layer.Embedding(LSTM_WORDS, 128),
                new Layer.Lstm(128, false, 0.2, 0.2, false),
                new Layer.Dense(1, Activation.SIGMOID));
        NetworkTrainer trainer = new NetworkTrainer(
                spec,
                NetworkTrainer.Settings.defaults().withEpochs(1).withPatience(0).withValidationShare(0));
        NetworkData texts = RandomTexts.of(LSTM_ROWS, LSTM_LENGTH, LSTM_WORDS, run);
        Stopwatch watch = new Stopwatch();
        watch.time(
                LSTM_ROWS, () -> answers += trainer.train(texts, quiet()).spec().outputs());
        report(watch, "lstm fit, texts of " + LSTM_LENGTH + " words", "texts/s");
    }

    private void measure(Split<Documents> set) {
        String name = set.train().source().name();
        List<String> texts = set.train().texts();
        tokenize(name, texts.subList(0, Math.min(TOKENIZED_TEXTS, texts.size())));
        LinearTextTrainer trainer = new LinearTextTrainer(LinearTextTrainer.Settings.defaults());
        Stopwatch fit = new Stopwatch();
        fit.time(
                set.train().size(),
                () -> answers += trainer.train(set.train(), quiet()).labels().size());
        report(fit, name + ": linear fit", "texts/s");
        LinearTextClassifier model = trainer.train(set.train(), quiet());
        answer(name + ": linear answers", set.test().texts(), model);
        singleTexts(name, set);
    }

    private void tokenize(String name, List<String> texts) {
        TextVocabulary vocabulary =
                TextVocabulary.of(texts, Tokenizers.named(Tokenizers.PLAIN), TextVocabulary.Settings.defaults());
        for (String tokenizer : TOKENIZERS) {
            Sums sums = new Sums(vocabulary);
            sums.add(Tokenizers.named(tokenizer), texts);
            Stopwatch watch = new Stopwatch();
            watch.time(sums.tokens, () -> sums.add(Tokenizers.named(tokenizer), texts));
            answers += sums.ids;
            report(watch, name + ": " + tokenizer + " tokens", "tokens/s");
        }
    }

    private Timing answer(String name, List<String> texts, TextClassifier model) {
        Stopwatch watch = new Stopwatch();
        watch.time(texts.size(), () -> {
            for (String text : texts) {
                answers += model.probabilities(text)[0];
            }
        });
        return report(watch, name, "texts/s");
    }

    /** One text a call. How well the network learned does not matter here. */
    private void singleTexts(String name, Split<Documents> set) {
        Documents few = spread(set.train(), ROWS_OF_SINGLE_TEXTS_NETWORK);
        LstmTextTrainer.Settings settings = LstmTextTrainer.Settings.defaults();
        NetworkTextClassifier model =
                new LstmTextTrainer(settings.withTraining(settings.training().withEpochs(1))).train(few, quiet());
        List<String> texts = set.test().texts();
        List<String> asked = texts.subList(0, Math.min(SINGLE_TEXTS, texts.size()));
        Timing served = answer(name + ": lstm answers", asked, model);
        List<TensorValue> words = asked.stream()
                .map(text -> TensorValue.tokens(new int[][] {model.encoder().words(text)}))
                .toList();
        try (BareOnnx alone = BareOnnx.open(OnnxWriter.bytes(model.network()), words)) {
            Stopwatch watch = new Stopwatch();
            watch.time(words.size(), alone::run);
            Timing bare = report(watch, name + ": lstm answers, ONNX Runtime alone", "texts/s");
            latencies.add(new Latency(name, 1e6 / served.rate(), 1e6 / bare.rate()));
        }
    }

    /** So many rows at most, from all over a set. */
    private static Documents spread(Documents all, int most) {
        int count = Math.min(most, all.size());
        return all.select(IntStream.range(0, count)
                .map(at -> (int) ((long) at * all.size() / count))
                .toArray());
    }

    /** Same seed, nobody listens: a bar for each training says nothing. */
    private Run quiet() {
        return Run.seeded(run.seed()).withCancellation(run.cancellation());
    }

    private Timing report(Stopwatch watch, String name, String unit) {
        Timing timing = watch.timing(name, unit);
        results.add(timing);
        run.progress("benchmark", results.size(), tasks);
        return timing;
    }

    /** Counts tokens, and looks each of them up. */
    private static final class Sums implements TokenSink {
        private final TextVocabulary vocabulary;
        private long tokens;
        private long ids;

        Sums(TextVocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        void add(Tokenizer tokenizer, List<String> texts) {
            texts.forEach(text -> tokenizer.tokens(text, this));
        }

        @Override
        public void token(char[] buffer, int from, int to, int startOffset, int endOffset) {
            tokens++;
            ids += vocabulary.id(buffer, from, to);
        }
    }
}
