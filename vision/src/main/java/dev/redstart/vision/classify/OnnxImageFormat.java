package dev.redstart.vision.classify;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.model.ModelException;
import dev.redstart.vision.classify.OnnxImageClassifier.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bundle of an {@link OnnxImageClassifier}: {@code model.onnx}, {@code answer.json} (what the first output means), {@code labels.jsonl} and
 * {@code preprocessing.json}.
 */
public final class OnnxImageFormat implements BundleFormat<OnnxImageClassifier> {
    private static final String GRAPH = "model.onnx";
    private static final String ANSWER = "answer.json";

    @Override
    public String kind() {
        return "image-onnx";
    }

    @Override
    public Class<OnnxImageClassifier> type() {
        return OnnxImageClassifier.class;
    }

    @Override
    public void write(OnnxImageClassifier model, BundleWriter out) throws IOException {
        out.bytes(GRAPH, model.graph());
        out.json(ANSWER, Map.of("answer", word(model.answerOfGraph())));
        ImageFiles.write(model, out);
    }

    @Override
    public OnnxImageClassifier read(BundleReader in) throws IOException {
        return OnnxImageClassifier.of(
                in.bytes(GRAPH), ImageFiles.labels(in), ImageFiles.preprocessing(in), answer(in.json(ANSWER)));
    }

    private static Answer answer(Map<String, Object> json) {
        return Arrays.stream(Answer.values())
                .filter(answer -> word(answer).equals(json.get("answer")))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        ANSWER + ": 'answer' must be logits or probabilities, got " + json.get("answer")));
    }

    private static String word(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorMetadata> inputs() {
        return ImageFiles.INPUTS;
    }

    @Override
    public List<TensorMetadata> outputs() {
        return ImageFiles.OUTPUTS;
    }
}
