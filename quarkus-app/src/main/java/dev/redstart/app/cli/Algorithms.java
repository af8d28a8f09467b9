package dev.redstart.app.cli;

import dev.redstart.app.cli.Algorithm.Words;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.als.AlsTrainer;
import dev.redstart.recommender.als.Confidence;
import dev.redstart.recommender.baseline.BaselineTrainer;
import dev.redstart.recommender.knn.ItemKnnTrainer;
import dev.redstart.recommender.knn.RatingKnnTrainer;
import dev.redstart.recommender.popularity.PopularityTrainer;
import dev.redstart.recommender.puresvd.PureSvdTrainer;
import dev.redstart.recommender.svd.SvdTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every algorithm of the command line with its settings: the one place to add another. */
final class Algorithms {
    static final Algorithm<RecommenderTrainer<?>> POPULARITY = Algorithm.of(
            new Words("popularity", "What most people take; the yardstick of every ranking.", false),
            PopularityTrainer.Settings.defaults(),
            PopularityTrainer::new,
            List.of(
                    Setting.choice(
                            "count",
                            "Count each user once an item, or every row",
                            PopularityTrainer.Count.class,
                            PopularityTrainer.Settings::count,
                            PopularityTrainer.Settings::withCount),
                    Setting.decimal(
                            "half-life-days",
                            "Days after which a row counts half; 0 for no ageing",
                            PopularityTrainer.Settings::halfLifeDays,
                            PopularityTrainer.Settings::withHalfLifeDays)));

    static final Algorithm<RecommenderTrainer<?>> BASELINE = Algorithm.of(
            new Words(
                    "baseline",
                    "Ratings from the mean and the biases of user and item; the yardstick of every rating.",
                    false),
            BaselineTrainer.Settings.defaults(),
            BaselineTrainer::new,
            List.of(
                    Setting.choice(
                            "method",
                            "Alternating least squares, gradient descent, or the mean alone",
                            BaselineTrainer.Method.class,
                            BaselineTrainer.Settings::method,
                            BaselineTrainer.Settings::withMethod),
                    Setting.whole(
                            "epochs",
                            "Passes over the data",
                            BaselineTrainer.Settings::epochs,
                            BaselineTrainer.Settings::withEpochs),
                    Setting.decimal(
                            "item-regularisation",
                            "Pull of item biases towards 0, with als",
                            BaselineTrainer.Settings::itemRegularisation,
                            BaselineTrainer.Settings::withItemRegularisation),
                    Setting.decimal(
                            "user-regularisation",
                            "Pull of user biases towards 0, with als",
                            BaselineTrainer.Settings::userRegularisation,
                            BaselineTrainer.Settings::withUserRegularisation),
                    Setting.decimal(
                            "regularisation",
                            "Pull of biases towards 0, with sgd",
                            BaselineTrainer.Settings::regularisation,
                            BaselineTrainer.Settings::withRegularisation),
                    Setting.decimal(
                            "learning-rate",
                            "Length of a step, with sgd",
                            BaselineTrainer.Settings::learningRate,
                            BaselineTrainer.Settings::withLearningRate)));

    private static final Algorithm<RecommenderTrainer<?>> RATING_KNN = Algorithm.of(
            new Words("knn", "", false),
            RatingKnnTrainer.Settings.defaults(),
            RatingKnnTrainer::new,
            List.of(
                    Setting.choice(
                            "based-on",
                            "Ratings of similar users, or of similar items",
                            RatingKnnTrainer.BasedOn.class,
                            RatingKnnTrainer.Settings::basedOn,
                            RatingKnnTrainer.Settings::withBasedOn),
                    Setting.choice(
                            "variant",
                            "What is averaged: ratings, or their distance from the mean, the z-score or the baseline",
                            RatingKnnTrainer.Variant.class,
                            RatingKnnTrainer.Settings::variant,
                            RatingKnnTrainer.Settings::withVariant),
                    Setting.choice(
                            "similarity",
                            "How alike two users or items are",
                            RatingKnnTrainer.Similarity.class,
                            RatingKnnTrainer.Settings::similarity,
                            RatingKnnTrainer.Settings::withSimilarity),
                    Setting.whole(
                            "neighbours",
                            "Most neighbours that an estimate rests on",
                            RatingKnnTrainer.Settings::neighbours,
                            RatingKnnTrainer.Settings::withNeighbours),
                    Setting.whole(
                            "min-neighbours",
                            "Fewer neighbours than this give the general answer",
                            RatingKnnTrainer.Settings::minNeighbours,
                            RatingKnnTrainer.Settings::withMinNeighbours),
                    Setting.whole(
                            "min-support",
                            "Pairs with fewer common ratings do not count as alike",
                            RatingKnnTrainer.Settings::minSupport,
                            RatingKnnTrainer.Settings::withMinSupport),
                    Setting.decimal(
                            "shrinkage",
                            "How much pairs with little in common are held back, with pearson-baseline",
                            RatingKnnTrainer.Settings::shrinkage,
                            RatingKnnTrainer.Settings::withShrinkage),
                    Setting.whole(
                            "kept-neighbours",
                            "Similarities kept for each user or item; 0 for all",
                            RatingKnnTrainer.Settings::keptNeighbours,
                            RatingKnnTrainer.Settings::withKeptNeighbours)));

    static final Algorithm<RecommenderTrainer<?>> ITEM_KNN = Algorithm.of(
            new Words(
                    "item-knn",
                    "Items taken by the same users as those that somebody has; for purchases and clicks.",
                    false),
            ItemKnnTrainer.Settings.defaults(),
            ItemKnnTrainer::new,
            List.of(
                    Setting.choice(
                            "similarity",
                            "How alike two items are, judged by who took them",
                            ItemKnnTrainer.Similarity.class,
                            ItemKnnTrainer.Settings::similarity,
                            ItemKnnTrainer.Settings::withSimilarity),
                    Setting.whole(
                            "neighbours",
                            "Similar items that each item keeps",
                            ItemKnnTrainer.Settings::neighbours,
                            ItemKnnTrainer.Settings::withNeighbours),
                    Setting.decimal(
                            "saturation",
                            "k1 of bm25: how long the weight of a value grows with it",
                            ItemKnnTrainer.Settings::saturation,
                            ItemKnnTrainer.Settings::withSaturation),
                    Setting.decimal(
                            "length-weight",
                            "b of bm25, 0 to 1: how much popular items are held back",
                            ItemKnnTrainer.Settings::lengthWeight,
                            ItemKnnTrainer.Settings::withLengthWeight)));

    /** One word for both: a similarity that only purchases know makes a ranking of items. */
    private static final Algorithm<RecommenderTrainer<?>> KNN = new Algorithm<>(
            "knn",
            "Ratings from similar users or items (k nearest neighbours).",
            false,
            withImplicitSimilarities(RATING_KNN.options()),
            typed -> ranksItems(typed) ? itemKnn(typed) : RATING_KNN.trainer().apply(typed));

    private static final Algorithm<RecommenderTrainer<?>> SVD = Algorithm.of(
            new Words("svd", "Ratings from a biased matrix factorisation by gradient descent.", true),
            SvdTrainer.Settings.defaults(),
            SvdTrainer::new,
            List.of(
                    Setting.whole(
                            "factors",
                            "Length of the vectors",
                            SvdTrainer.Settings::factors,
                            SvdTrainer.Settings::withFactors),
                    Setting.whole(
                            "epochs",
                            "Passes over the data",
                            SvdTrainer.Settings::epochs,
                            SvdTrainer.Settings::withEpochs),
                    Setting.decimal(
                            "learning-rate",
                            "Length of a step",
                            SvdTrainer.Settings::learningRate,
                            SvdTrainer.Settings::withLearningRate),
                    Setting.decimal(
                            "regularisation",
                            "Pull of biases and vectors towards 0",
                            SvdTrainer.Settings::regularisation,
                            SvdTrainer.Settings::withRegularisation),
                    Setting.decimal(
                            "initial-mean",
                            "Mean of the vectors before training",
                            SvdTrainer.Settings::initialMean,
                            SvdTrainer.Settings::withInitialMean),
                    Setting.decimal(
                            "initial-deviation",
                            "Standard deviation of the vectors before training",
                            SvdTrainer.Settings::initialDeviation,
                            SvdTrainer.Settings::withInitialDeviation),
                    Setting.yesNo(
                            "biased",
                            "Whether users and items have biases; without them it is PMF",
                            SvdTrainer.Settings::biased,
                            SvdTrainer.Settings::withBiased)));

    static final Algorithm<RecommenderTrainer<?>> ALS = Algorithm.of(
            new Words("als", "A matrix factorisation for purchases and clicks, by alternating least squares.", true),
            AlsTrainer.Settings.defaults(),
            AlsTrainer::new,
            List.of(
                    Setting.whole(
                            "factors",
                            "Length of the vectors",
                            AlsTrainer.Settings::factors,
                            AlsTrainer.Settings::withFactors),
                    Setting.whole(
                            "iterations",
                            "Turns of users and items",
                            AlsTrainer.Settings::iterations,
                            AlsTrainer.Settings::withIterations),
                    Setting.decimal(
                            "regularisation",
                            "Penalty on the length of the vectors",
                            AlsTrainer.Settings::regularisation,
                            AlsTrainer.Settings::withRegularisation),
                    Setting.decimal(
                            "alpha",
                            "Weight of a value in the confidence",
                            AlsTrainer.Settings::alpha,
                            AlsTrainer.Settings::withAlpha),
                    Setting.choice(
                            "confidence",
                            "How confidence grows with the value",
                            Confidence.class,
                            AlsTrainer.Settings::confidence,
                            AlsTrainer.Settings::withConfidence),
                    Setting.choice(
                            "solver",
                            "Conjugate gradient, or exact and slower",
                            AlsTrainer.Solver.class,
                            AlsTrainer.Settings::solver,
                            AlsTrainer.Settings::withSolver)));

    private static final Algorithm<RecommenderTrainer<?>> PURE_SVD = Algorithm.of(
            new Words(
                    "puresvd", "A truncated singular value decomposition for rankings; hardly anything to tune.", true),
            PureSvdTrainer.Settings.defaults(),
            PureSvdTrainer::new,
            List.of(
                    Setting.whole(
                            "factors",
                            "Singular vectors that are kept",
                            PureSvdTrainer.Settings::factors,
                            PureSvdTrainer.Settings::withFactors),
                    Setting.whole(
                            "power-iterations",
                            "Passes over the data",
                            PureSvdTrainer.Settings::powerIterations,
                            PureSvdTrainer.Settings::withPowerIterations)));

    private Algorithms() {}

    /** In the order of the help. */
    static List<Algorithm<RecommenderTrainer<?>>> all() {
        return List.of(POPULARITY, BASELINE, SVD, KNN, ITEM_KNN, ALS, PURE_SVD);
    }

    private static RecommenderTrainer<?> itemKnn(Map<String, String> typed) {
        try {
            return ITEM_KNN.trainer().apply(typed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--similarity " + typed.get("similarity") + " is of item-knn: " + e.getMessage(), e);
        }
    }

    private static boolean ranksItems(Map<String, String> typed) {
        String similarity = typed.get("similarity");
        return similarity != null
                && implicitSimilarities()
                        .contains(similarity.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Those of item-knn that ratings do not have. */
    private static List<String> implicitSimilarities() {
        List<String> words = new ArrayList<>(Arrays.stream(ItemKnnTrainer.Similarity.values())
                .map(Setting::word)
                .toList());
        words.removeAll(Arrays.stream(RatingKnnTrainer.Similarity.values())
                .map(Setting::word)
                .toList());
        return words;
    }

    private static List<Algorithm.Option> withImplicitSimilarities(List<Algorithm.Option> options) {
        String more = String.join(", ", implicitSimilarities());
        return options.stream()
                .map(option -> option.name().equals("similarity")
                        ? new Algorithm.Option(
                                option.name(),
                                option.label(),
                                option.description() + "; " + more + " rank items, as item-knn does",
                                option.defaultValue())
                        : option)
                .toList();
    }

    /**
     * What the quickstart compares, the yardstick first. The settings were chosen on the quickstart's training part alone, by nDCG@10 on
     * the last fifth of it (popularity .0506): item-knn .0637 by cosine, .0857 so; als .0858 by default, .0925 so.
     */
    static List<RecommenderTrainer<?>> quickstart() {
        return List.of(
                POPULARITY.trainer().apply(Map.of()),
                new ItemKnnTrainer(ItemKnnTrainer.Settings.defaults()
                        .withSimilarity(ItemKnnTrainer.Similarity.BM25)
                        .withLengthWeight(0.5)),
                new AlsTrainer(AlsTrainer.Settings.defaults()
                        .withFactors(128)
                        .withIterations(10)
                        .withRegularisation(20)
                        .withConfidence(Confidence.LOGARITHMIC)));
    }
}
