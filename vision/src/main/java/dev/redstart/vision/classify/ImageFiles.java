package dev.redstart.vision.classify;

import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.vision.image.Preprocessing;
import java.io.IOException;
import java.util.List;

/** The files that the bundles of all image classifiers have: {@code labels.jsonl}, {@code preprocessing.json}, {@code calibration.json}. */
final class ImageFiles {
    private static final String LABELS = "labels.jsonl";
    private static final String PREPROCESSING = "preprocessing.json";
    private static final String CALIBRATION = "calibration.json";

    /** Pictures of any size, as the bytes of their files. */
    static final List<TensorMetadata> INPUTS = List.of(TensorMetadata.of("images", "BYTES", -1));

    static final List<TensorMetadata> OUTPUTS = List.of(TensorMetadata.of("probabilities", "FP32", -1, -1));

    private ImageFiles() {}

    static void write(ImageClassifier model, BundleWriter out) throws IOException {
        out.ids(LABELS, model.labels());
        out.json(PREPROCESSING, model.preprocessing().toJson());
    }

    static Vocabulary labels(BundleReader in) {
        return in.ids(LABELS);
    }

    static Preprocessing preprocessing(BundleReader in) {
        return Preprocessing.fromJson(in.json(PREPROCESSING), PREPROCESSING);
    }

    static void writeCalibration(TemperatureScaling calibration, BundleWriter out) throws IOException {
        out.json(CALIBRATION, calibration.toJson());
    }

    static TemperatureScaling calibration(BundleReader in) {
        return TemperatureScaling.fromJson(in.json(CALIBRATION));
    }
}
