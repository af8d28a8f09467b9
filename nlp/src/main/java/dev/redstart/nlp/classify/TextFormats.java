package dev.redstart.nlp.classify;

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

/** The bundle formats of all text classifiers: finds the one that reads a bundle of some kind, and the one that writes a model. */
public final class TextFormats {
    private static final Map<String, BundleFormat<? extends TextClassifier>> BY_KIND =
            List.<BundleFormat<? extends TextClassifier>>of(new LinearTextFormat(), new NetworkTextFormat()).stream()
                    .collect(
                            Collectors.toMap(BundleFormat::kind, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private TextFormats() {}

    /** The kinds of bundle that hold a text classifier. */
    public static Set<String> kinds() {
        return Set.copyOf(BY_KIND.keySet());
    }

    /** @throws ModelException if bundles of that kind hold no text classifier that this version knows */
    public static BundleFormat<? extends TextClassifier> of(String kind) {
        BundleFormat<? extends TextClassifier> format = BY_KIND.get(kind);
        if (format == null) {
            throw new ModelException(
                    "'" + kind + "' is no text classifier that this version knows; it knows " + BY_KIND.keySet());
        }
        return format;
    }

    /** The format that writes a model. */
    @SuppressWarnings("unchecked") // type() is the class of what the format writes
    public static <C extends TextClassifier> BundleFormat<C> of(C model) {
        for (BundleFormat<? extends TextClassifier> format : BY_KIND.values()) {
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
    public static TextClassifier read(Path bundle) {
        BundleReader in = Bundle.open(bundle);
        return in.model(of(in.manifest().kind()));
    }
}
