package dev.redstart.recommender.bundle;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.model.ModelException;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.als.AlsFormat;
import dev.redstart.recommender.baseline.BaselineFormat;
import dev.redstart.recommender.knn.ItemKnnFormat;
import dev.redstart.recommender.knn.RatingKnnFormat;
import dev.redstart.recommender.popularity.PopularityFormat;
import dev.redstart.recommender.puresvd.PureSvdFormat;
import dev.redstart.recommender.svd.SvdFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The bundle formats of all recommenders: finds the one that reads a bundle of some kind, and the one that writes a model. */
public final class RecommenderFormats {
    private static final Map<String, BundleFormat<? extends Recommender>> BY_KIND = List.of(
                    new PopularityFormat(),
                    new BaselineFormat(),
                    new RatingKnnFormat(),
                    new ItemKnnFormat(),
                    new SvdFormat(),
                    new AlsFormat(),
                    new PureSvdFormat())
            .stream()
            .collect(Collectors.toMap(BundleFormat::kind, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private RecommenderFormats() {}

    /** The kinds of bundle that hold a recommender. */
    public static Set<String> kinds() {
        return Set.copyOf(BY_KIND.keySet());
    }

    /** @throws ModelException if bundles of that kind hold no recommender that this version knows */
    public static BundleFormat<? extends Recommender> of(String kind) {
        BundleFormat<? extends Recommender> format = BY_KIND.get(kind);
        if (format == null) {
            throw new ModelException(
                    "'" + kind + "' is no recommender that this version knows; it knows " + BY_KIND.keySet());
        }
        return format;
    }

    /** The format that writes a model. */
    @SuppressWarnings("unchecked") // type() is the class of what the format writes
    public static <R extends Recommender> BundleFormat<R> of(R model) {
        for (BundleFormat<? extends Recommender> format : BY_KIND.values()) {
            if (format.type().isInstance(model)) {
                return (BundleFormat<R>) format;
            }
        }
        throw new IllegalArgumentException(model.getClass().getSimpleName() + " has no bundle format");
    }

    /**
     * The recommender in a bundle, whatever its algorithm.
     *
     * @throws ModelException if the bundle is missing, damaged, or holds something else
     */
    public static Recommender read(Path bundle) {
        BundleReader in = Bundle.open(bundle);
        return in.model(of(in.manifest().kind()));
    }
}
