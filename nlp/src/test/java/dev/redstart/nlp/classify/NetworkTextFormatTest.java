package dev.redstart.nlp.classify;

import static dev.redstart.nlp.classify.NetworkTexts.FRUIT;
import static dev.redstart.nlp.classify.NetworkTexts.THREE;
import static dev.redstart.nlp.classify.NetworkTexts.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.nlp.analysis.TextEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTextFormatTest {
    private static final LstmTextTrainer TRAINER = new LstmTextTrainer(
            small().withInput(small().input().withMaxLength(3).withTruncation(TextEncoder.Side.END)));

    @TempDir
    private Path folder;

    private static Trained<NetworkTextClassifier> trained(Documents data) {
        return TRAINER.fit(data, Run.seeded(1));
    }

    private Path write(
            String name, Trained<NetworkTextClassifier> trained, BundleFormat<NetworkTextClassifier> format) {
        var manifest =
                new Manifest(format.kind(), "m", "1", Instant.EPOCH, trained.provenance(), null, Map.of(), Map.of());
        Bundle.write(folder.resolve(name), manifest, trained.model(), format);
        return folder.resolve(name);
    }

    @Test
    void readsWhatItWrote() {
        for (Documents data : List.of(FRUIT, THREE)) {
            var trained = trained(data);

            var same = TextFormats.read(write(data.source().name(), trained, TextFormats.of(trained.model())));

            for (String text : List.of("", "red apple", "loud dog car apple", "unheard of")) {
                assertThat(same.probabilities(text)).isEqualTo(trained.model().probabilities(text));
            }
            assertThat(same.labels().ids()).isEqualTo(data.labels().ids());
            assertThat(((NetworkTextClassifier) same).calibration())
                    .isEqualTo(trained.model().calibration());
        }
    }

    @Test
    void isOneOfTheKindsOfTextClassifiers() {
        assertThat(TextFormats.kinds()).contains("text-network", "text-linear");
        assertThat(TextFormats.of("text-network")).isInstanceOf(NetworkTextFormat.class);
    }

    @Test
    void refusesAVocabularyThatDoesNotBelongToTheNetwork() {
        var format = new Changed("vocabulary.jsonl", Vocabulary.of(List.of("apple", "car")));

        var bundle = write("bundle", trained(FRUIT), format);

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TextFormats.read(bundle))
                .withMessage(bundle + " cannot be read as 'text-network': the vocabulary has 4 word numbers, but the"
                        + " network 12: they do not belong together");
    }

    @Test
    void refusesAVocabularyOfOtherWords() {
        var words = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        var trained = trained(FRUIT);
        assertThat(trained.model().encoder().vocabulary().words().ids()).hasSameSizeAs(words);

        var bundle = write("bundle", trained, new Changed("vocabulary.jsonl", Vocabulary.of(words)));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TextFormats.read(bundle))
                .withMessage(
                        bundle + " cannot be read as 'text-network': vocabulary.jsonl is not the vocabulary that the"
                                + " network was trained with");
    }

    @Test
    void refusesLabelsThatDoNotBelongToTheNetwork() {
        var bundle = write("bundle", trained(FRUIT), new Changed("labels.jsonl", THREE.labels()));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TextFormats.read(bundle))
                .withMessageEndingWith(
                        "there are 3 labels, but the network has 1 outputs: they do not belong together");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        for (Map.Entry<String, Object> wrong : Map.of(
                        "tokenizer", (Object) "german", "maxLength", -1, "temperature", 0.0, "keepsStart", "yes")
                .entrySet()) {
            var bundle = write(wrong.getKey(), trained(FRUIT), new Changed(wrong.getKey(), wrong.getValue()));

            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> TextFormats.read(bundle))
                    .withMessageContaining(wrong.getKey());
        }
    }

    /** Writes as the real one does, but one file or one setting is another. */
    private record Changed(String what, Object value) implements BundleFormat<NetworkTextClassifier> {
        private static final NetworkTextFormat REAL = new NetworkTextFormat();

        @Override
        public String kind() {
            return REAL.kind();
        }

        @Override
        public Class<NetworkTextClassifier> type() {
            return REAL.type();
        }

        @Override
        public void write(NetworkTextClassifier model, BundleWriter out) throws IOException {
            Map<String, Object> settings = new HashMap<>(NetworkTextFormat.settings(model));
            if (settings.containsKey(what)) {
                settings.put(what, value);
            }
            out.json("text.json", settings);
            out.ids("labels.jsonl", what.equals("labels.jsonl") ? (Vocabulary) value : model.labels());
            out.ids(
                    "vocabulary.jsonl",
                    what.equals("vocabulary.jsonl")
                            ? (Vocabulary) value
                            : model.encoder().vocabulary().words());
            out.json("network.json", model.network().spec().toJson());
            out.tensors("weights.safetensors", model.network().weights());
        }

        @Override
        public NetworkTextClassifier read(BundleReader in) {
            throw new UnsupportedOperationException();
        }
    }
}
