package dev.redstart.common.bundle;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Provenance;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The smallest model that needs ids, numbers and settings: words with weights. */
public final class WordWeights {
    private final Vocabulary words;
    private final float[] weights;
    private final String note;

    public WordWeights(Vocabulary words, float[] weights, String note) {
        this.words = words;
        this.weights = weights.clone();
        this.note = note;
    }

    /** Three words. */
    public static WordWeights small() {
        return new WordWeights(
                Vocabulary.of(List.of("tea", "jam", "Käse / \"茶\"\n")), new float[] {0.5f, -1, 2}, "small");
    }

    /** As many words as asked, with weights that tell which is which. */
    public static WordWeights ofSize(int size) {
        String[] words = new String[size];
        float[] weights = new float[size];
        for (int word = 0; word < size; word++) {
            words[word] = "word " + word;
            weights[word] = word * 0.25f;
        }
        return new WordWeights(Vocabulary.of(List.of(words)), weights, "of size " + size);
    }

    public String note() {
        return note;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordWeights that
                && words.ids().equals(that.words.ids())
                && Arrays.equals(weights, that.weights)
                && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return Objects.hash(words.ids(), Arrays.hashCode(weights), note);
    }

    @Override
    public String toString() {
        return words.size() + " words " + note;
    }

    /** What a trainer would have said about it. */
    public static Provenance provenance() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("factors", 64);
        settings.put("regularisation", 0.25);
        settings.put("similarity", "cosine");
        settings.put("biased", true);
        Source source = new Source("words", "CC-BY-4.0", "ab".repeat(32));
        return new Provenance("counting", settings, 42, source, 3, Map.of("java", "25", "redstart", "0.1"));
    }

    static Manifest manifest() {
        return new Manifest(
                "word-weights",
                "words",
                "1",
                Instant.parse("2026-01-02T03:04:05Z"),
                provenance(),
                "time:0.8",
                Map.of("ndcg@10", new MetricSummary(0.25, 0.24, 0.26)),
                Map.of("ndcg@10", MetricSummary.of(0.125)));
    }

    /** Three files: {@code words.jsonl}, {@code weights/weights.safetensors}, {@code note.json}. */
    public static class Format implements BundleFormat<WordWeights> {
        @Override
        public String kind() {
            return "word-weights";
        }

        @Override
        public Class<WordWeights> type() {
            return WordWeights.class;
        }

        @Override
        public void write(WordWeights model, BundleWriter out) throws IOException {
            out.ids("words.jsonl", model.words);
            out.tensors(
                    "weights/weights.safetensors",
                    Tensors.builder().floats("weights", model.weights).build());
            out.json("note.json", Map.of("note", model.note));
        }

        @Override
        public WordWeights read(BundleReader in) throws IOException {
            Vocabulary words = in.ids("words.jsonl");
            float[] weights = in.tensors("weights/weights.safetensors").floats("weights", words.size());
            if (!(in.json("note.json").get("note") instanceof String note)) {
                throw new ModelException("note.json has no note");
            }
            return new WordWeights(words, weights, note);
        }

        @Override
        public List<TensorMetadata> inputs() {
            return List.of(TensorMetadata.of("word", "BYTES", -1));
        }

        @Override
        public List<TensorMetadata> outputs() {
            return List.of(TensorMetadata.of("weight", "FP32", -1));
        }
    }
}
