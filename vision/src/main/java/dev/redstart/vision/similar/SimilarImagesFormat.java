package dev.redstart.vision.similar;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.ImageFormats;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The bundle of {@link SimilarImages}: {@code index.json} (the kind of classifier), {@code ids.jsonl}, {@code vectors.safetensors} ({@code
 * directions} [pictures, numbers]), and beside them the classifier's own files.
 */
public final class SimilarImagesFormat implements BundleFormat<SimilarImages> {
    private static final String INDEX = "index.json";
    private static final String IDS = "ids.jsonl";
    private static final String VECTORS = "vectors.safetensors";
    private static final String DIRECTIONS = "directions";
    private static final String CLASSIFIER = "classifier";

    @Override
    public String kind() {
        return "image-index";
    }

    @Override
    public Class<SimilarImages> type() {
        return SimilarImages.class;
    }

    @Override
    public void write(SimilarImages model, BundleWriter out) throws IOException {
        VectorTable directions = model.directions();
        BundleFormat<ImageClassifier> classifier = ImageFormats.of(model.classifier());
        out.json(INDEX, Map.of(CLASSIFIER, classifier.kind()));
        out.ids(IDS, model.ids());
        Tensors vectors = Tensors.builder()
                .floats(DIRECTIONS, directions.toPacked(), directions.rowCount(), directions.dimensions())
                .build();
        out.tensors(VECTORS, vectors);
        classifier.write(model.classifier(), out);
    }

    @Override
    public SimilarImages read(BundleReader in) throws IOException {
        String kind = String.valueOf(in.json(INDEX).get(CLASSIFIER));
        ImageClassifier classifier = ImageFormats.of(kind).read(in);
        Vocabulary ids = in.ids(IDS);
        Tensors vectors = in.tensors(VECTORS);
        int[] shape = vectors.shape(DIRECTIONS);
        float[] numbers = vectors.floats(DIRECTIONS, ids.size(), -1);
        return new SimilarImages(classifier, ids, VectorTable.of(ids.size(), shape[1], numbers));
    }

    @Override
    public List<TensorMetadata> inputs() {
        return List.of(TensorMetadata.of("images", "BYTES", -1));
    }

    @Override
    public List<TensorMetadata> outputs() {
        return List.of(TensorMetadata.of("items", "BYTES", -1, -1), TensorMetadata.of("scores", "FP32", -1, -1));
    }
}
