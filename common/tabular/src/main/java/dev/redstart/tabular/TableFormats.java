package dev.redstart.tabular;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The bundle formats of all table classifiers: finds the one that reads a bundle of some kind, and the one that writes a model. */
public final class TableFormats {
    static final String FEATURES = "features.json";
    static final String CALIBRATION = "calibration.json";
    static final String LABELS = "labels.jsonl";
    static final String WEIGHTS = "weights.safetensors";

    private static final List<BundleFormat<? extends TableClassifier>> FORMATS =
            List.of(new NetworkTableFormat(), new LinearTableFormat());

    private TableFormats() {}

    /** The kinds of bundle that hold a table classifier. */
    public static Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        FORMATS.forEach(format -> kinds.add(format.kind()));
        return kinds;
    }

    /** @throws ModelException if bundles of that kind hold no table classifier that this version knows */
    public static BundleFormat<? extends TableClassifier> of(String kind) {
        return FORMATS.stream()
                .filter(format -> format.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        "'" + kind + "' is no table classifier that this version knows; it knows " + kinds()));
    }

    /** The format that writes a model. */
    @SuppressWarnings("unchecked") // type() is the class of what the format writes
    public static <C extends TableClassifier> BundleFormat<C> of(C model) {
        return (BundleFormat<C>) FORMATS.stream()
                .filter(format -> format.type().isInstance(model))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(model.getClass().getSimpleName() + " has no bundle format"));
    }

    /**
     * The classifier in a bundle, whatever its algorithm.
     *
     * @throws ModelException if the bundle is missing, damaged, or holds something else
     */
    public static TableClassifier read(Path bundle) {
        BundleReader in = Bundle.open(bundle);
        return in.model(of(in.manifest().kind()));
    }

    /** What every table classifier has. */
    static void write(TableClassifier model, BundleWriter out) throws IOException {
        out.json(FEATURES, model.features().toJson());
        out.json(CALIBRATION, model.calibration().toJson());
        out.ids(LABELS, model.labels());
    }
}
