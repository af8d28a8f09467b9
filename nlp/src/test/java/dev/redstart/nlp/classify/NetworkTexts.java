package dev.redstart.nlp.classify;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.classify.LstmTextTrainer.Settings;
import dev.redstart.tensor.network.NetworkTrainer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Texts that small networks learn in a second or less. */
public final class NetworkTexts {
    /** Two labels that single words tell. */
    public static final Documents FRUIT = copies(
            "fruit",
            30,
            "sweet red apple>fruit",
            "ripe yellow banana>fruit",
            "fast red car>machine",
            "loud yellow train>machine");

    /** Two labels that only the order of words tells. */
    public static final Documents ORDER = copies("order", 60, "good not bad>good", "bad not good>bad");

    /** Three labels, one of them with a space. */
    public static final Documents THREE = copies(
            "three",
            30,
            "sweet red apple>fruit",
            "ripe yellow banana>fruit",
            "fast red car>machine",
            "loud yellow train>machine",
            "a dog barks>living thing",
            "a bird sings>living thing");

    /** Two labels, and one word in six that tells which: {@code apple} or {@code car} somewhere among words that say nothing. */
    public static final Documents NEEDLE = needle();

    private NetworkTexts() {}

    private static Documents needle() {
        RandomGenerator random = Run.seeded(1).random("needle");
        Documents.Builder documents = Documents.builder();
        for (int row = 0; row < 300; row++) {
            String[] words = new String[6];
            Arrays.setAll(words, word -> "filler" + random.nextInt(10));
            words[random.nextInt(6)] = row % 2 == 0 ? "apple" : "car";
            documents.add(String.join(" ", words), row % 2 == 0 ? "fruit" : "machine");
        }
        return documents.build(Source.inMemory("needle"));
    }

    /** Each row so many times; one is {@code text>label}. */
    static Documents copies(String name, int times, String... rows) {
        Documents.Builder documents = Documents.builder();
        for (int copy = 0; copy < times; copy++) {
            for (String row : rows) {
                documents.add(row.substring(0, row.indexOf('>')), row.substring(row.indexOf('>') + 1));
            }
        }
        return documents.build(Source.inMemory(name));
    }

    /** A small, fast learner. */
    public static Settings small() {
        return Settings.defaults()
                .withInput(TextInput.defaults().withMaxLength(10))
                .withDimensions(8)
                .withUnits(8)
                .withTraining(NetworkTrainer.Settings.defaults()
                        .withLearningRate(0.02)
                        .withBatchSize(8)
                        .withEpochs(8));
    }
}
