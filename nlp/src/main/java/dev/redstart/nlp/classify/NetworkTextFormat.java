package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import dev.redstart.nlp.analysis.TextEncoder;
import dev.redstart.nlp.analysis.TextVocabulary;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.TrainedNetwork;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bundle of a {@link NetworkTextClassifier}: {@code text.json} (how texts become word numbers, and the calibration), {@code labels.jsonl},
 * {@code vocabulary.jsonl} (the words from number {@value TextVocabulary#FIRST_WORD} on), {@code network.json} (the layers) and {@code
 * weights.safetensors} (calibrated already). The ONNX graph that answers is made of them when the bundle is read.
 */
public final class NetworkTextFormat implements BundleFormat<NetworkTextClassifier> {
    private static final String SETTINGS = "text.json";
    private static final String LABELS = "labels.jsonl";
    private static final String WORDS = "vocabulary.jsonl";
    private static final String NETWORK = "network.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String SUM_OF_WORDS = "vocabularySha256";

    @Override
    public String kind() {
        return "text-network";
    }

    @Override
    public Class<NetworkTextClassifier> type() {
        return NetworkTextClassifier.class;
    }

    @Override
    public void write(NetworkTextClassifier model, BundleWriter out) throws IOException {
        out.json(SETTINGS, settings(model));
        out.ids(LABELS, model.labels());
        out.ids(WORDS, model.encoder().vocabulary().words());
        out.json(NETWORK, model.network().spec().toJson());
        out.tensors(WEIGHTS, model.network().weights());
    }

    static Map<String, Object> settings(NetworkTextClassifier model) {
        TextEncoder encoder = model.encoder();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("tokenizer", encoder.tokenizer().name());
        settings.put("maxLength", encoder.settings().maxLength());
        settings.put("keepsStart", encoder.settings().truncation() == TextEncoder.Side.END);
        settings.put(SUM_OF_WORDS, TextDigest.hex(encoder.vocabulary().words().ids()));
        settings.putAll(model.calibration().toJson());
        return settings;
    }

    @Override
    public NetworkTextClassifier read(BundleReader in) throws IOException {
        BundleSettings settings = new BundleSettings(SETTINGS, in.json(SETTINGS));
        boolean keepsStart = settings.value("keepsStart", Boolean.class);
        TextInput input = TextInput.defaults()
                .withTokenizer(settings.value("tokenizer", String.class))
                .withMaxLength(settings.integer("maxLength"))
                .withTruncation(keepsStart ? TextEncoder.Side.END : TextEncoder.Side.START);
        TrainedNetwork network = TrainedNetwork.of(NetworkSpec.fromJson(in.json(NETWORK)), in.tensors(WEIGHTS));
        Vocabulary words = in.ids(WORDS);
        NetworkTextClassifier model = new NetworkTextClassifier(
                in.ids(LABELS), input.encoder(TextVocabulary.of(words)), network, settings.calibration());
        if (!settings.value(SUM_OF_WORDS, String.class).equals(TextDigest.hex(words.ids()))) {
            throw new ModelException(WORDS + " is not the vocabulary that the network was trained with");
        }
        return model;
    }
}
