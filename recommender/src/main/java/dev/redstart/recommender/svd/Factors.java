package dev.redstart.recommender.svd;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.StoredSettings;
import dev.redstart.recommender.TrainingData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** What the training learns. It changes the arrays in place; nobody else does. */
final class Factors {
    private static final String USER_FACTORS = "user_factors";
    private static final String ITEM_FACTORS = "item_factors";
    private static final String USER_BIASES = "user_biases";
    private static final String ITEM_BIASES = "item_biases";

    private final double mean;
    private final boolean biased;
    private final float[] userBiases;
    private final float[] itemBiases;
    private final VectorTable users;
    private final VectorTable items;
    private final Ridge ridge;

    /** @param mean of all training ratings */
    private Factors(double mean, boolean biased, VectorTable users, VectorTable items, Ridge ridge) {
        this.mean = mean;
        this.biased = biased;
        this.userBiases = new float[users.rowCount()];
        this.itemBiases = new float[items.rowCount()];
        this.users = users;
        this.items = items;
        this.ridge = ridge;
    }

    /**
     * The penalty {@code fixed + perRating * ratings} on the squared vector of a user who is solved for at once.
     *
     * <p>It stands for what gradient descent does to a user who takes part in all of the training: the regularisation acts once for each of
     * his ratings, and stopping after {@code epochs} steps of {@code learningRate} holds back as a ridge of {@code 1 / (epochs *
     * learningRate)} does (Ali, Kolter, Tibshirani 2019).
     */
    record Ridge(double fixed, double perRating) {
        float of(int ratings) {
            return (float) (fixed + perRating * ratings);
        }
    }

    static Factors random(SparseMatrix ratings, SvdTrainer.Settings settings, RandomGenerator random) {
        DoubleSupplier normal = () -> settings.initialMean() + settings.initialDeviation() * random.nextGaussian();
        return new Factors(
                meanOf(ratings),
                settings.biased(),
                VectorTable.filled(ratings.rowCount(), settings.factors(), normal),
                VectorTable.filled(ratings.columnCount(), settings.factors(), normal),
                new Ridge(1 / (settings.epochs() * settings.learningRate()), settings.regularisation()));
    }

    private static double meanOf(SparseMatrix ratings) {
        double sum = 0;
        for (int position = 0; position < ratings.entryCount(); position++) {
            sum += ratings.value(position);
        }
        return sum / ratings.entryCount();
    }

    /** What {@link #tensors} and {@link #settings} gave; sizes are checked against the training data. */
    static Factors read(Tensors tensors, StoredSettings settings, TrainingData data) {
        int[] shape = tensors.shape(ITEM_FACTORS);
        int size = shape[shape.length - 1];
        Factors factors = new Factors(
                settings.number("mean"),
                settings.number("biased") != 0,
                table(tensors, USER_FACTORS, data.users().size(), size),
                table(tensors, ITEM_FACTORS, data.items().size(), size),
                new Ridge(settings.number("ridgeFixed"), settings.number("ridgePerRating")));
        copy(tensors.floats(USER_BIASES, factors.userBiases.length), factors.userBiases);
        copy(tensors.floats(ITEM_BIASES, factors.itemBiases.length), factors.itemBiases);
        return factors;
    }

    private static VectorTable table(Tensors tensors, String name, int rows, int size) {
        return VectorTable.of(rows, size, tensors.floats(name, rows, size));
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    Tensors tensors() {
        return Tensors.builder()
                .floats(USER_FACTORS, users.toPacked(), users.rowCount(), size())
                .floats(ITEM_FACTORS, items.toPacked(), items.rowCount(), size())
                .floats(USER_BIASES, userBiases)
                .floats(ITEM_BIASES, itemBiases)
                .build();
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("mean", mean);
        settings.put("biased", biased ? 1 : 0);
        settings.put("ridgeFixed", ridge.fixed());
        settings.put("ridgePerRating", ridge.perRating());
        return settings;
    }

    /** Length of a vector. */
    int size() {
        return items.dimensions();
    }

    double mean() {
        return mean;
    }

    /** Whether mean and biases are part of a rating; the biases are all 0 if not. */
    boolean biased() {
        return biased;
    }

    /** The part of every rating that is nobody's: the mean, or 0 without biases. */
    double offset() {
        return biased ? mean : 0;
    }

    float userBias(int user) {
        return userBiases[user];
    }

    float itemBias(int item) {
        return itemBiases[item];
    }

    VectorTable users() {
        return users;
    }

    VectorTable items() {
        return items;
    }

    Ridge ridge() {
        return ridge;
    }

    /** The array itself, for the descent to change. */
    float[] userBiases() {
        return userBiases;
    }

    /** The array itself, for the descent to change. */
    float[] itemBiases() {
        return itemBiases;
    }
}
