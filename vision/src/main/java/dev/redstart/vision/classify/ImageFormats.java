package dev.redstart.vision.classify;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.model.ModelException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The bundle formats of all image classifiers: finds the one that reads a bundle of some kind, and the one that writes a model. */
public final class ImageFormats {
    private static final Map<String, BundleFormat<? extends ImageClassifier>> BY_KIND = List
            .<BundleFormat<? extends ImageClassifier>>of(
                    new NetworkImageFormat(), new LinearImageFormat(), new OnnxImageFormat())
            .stream()
            .collect(Collectors.toMap(BundleFormat::kind, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private ImageFormats() {}

    /** The kinds of bundle that hold an image classifier. */
    public static Set<String> kinds() {
        return Set.copyOf(BY_KIND.keySet());
    }

    /** @throws ModelException if bundles of that kind hold no image classifier that this version knows */
    public static BundleFormat<? extends ImageClassifier> of(String kind) {
        BundleFormat<? extends ImageClassifier> format = BY_KIND.get(kind);
        if (format == null) {
            throw new ModelException(
                    "'" + kind + "' is no image classifier that this version knows; it knows " + BY_KIND.keySet());
        }
        return format;
    }

    /** The format that writes a model. */
    @SuppressWarnings("unchecked") // type() is the class of what the format writes
    public static <C extends ImageClassifier> BundleFormat<C> of(C model) {
        for (BundleFormat<? extends ImageClassifier> format : BY_KIND.values()) {
            if (format.type().isInstance(model)) {
                return (BundleFormat<C>) format;
            }
        }
        throw new IllegalArgumentException(model.getClass().getSimpleName() + " has no bundle format");
    }

    /**
     * The classifier in a bundle, whatever its algorithm.
     *
     * @throws ModelException if the bundle is missing, damaged, or holds something else
     */
    public static ImageClassifier read(Path bundle) {
        BundleReader in = Bundle.open(bundle);
        return in.model(of(in.manifest().kind()));
    }
}
