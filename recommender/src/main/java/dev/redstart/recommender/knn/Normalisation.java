package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.baseline.Biases;
import dev.redstart.recommender.knn.RatingKnnTrainer.BasedOn;
import dev.redstart.recommender.knn.RatingKnnTrainer.Variant;
import org.jspecify.annotations.Nullable;

/**
 * What the variants of kNN differ in: the centre and the spread of the ratings of a user or item. Neighbours' ratings are averaged as
 * {@code (rating - centre) / spread}, and an estimate is {@code centre + spread * average}.
 */
final class Normalisation {
    /** What a centre needs to know of a user: mean and standard deviation of his ratings, and his bias. */
    record Rater(double mean, double deviation, double bias) {}

    private final Variant variant;
    private final BasedOn basedOn;
    private final @Nullable Biases biases;
    private final double mean;
    private final double deviation;
    private final double[] meanOfRow;
    private final double[] deviationOfRow;

    /** @param rows the ratings, one row for each user if based on users, else one for each item */
    Normalisation(RatingKnnTrainer.Settings settings, SparseMatrix rows, @Nullable Biases biases) {
        this.variant = settings.variant();
        this.basedOn = settings.basedOn();
        this.biases = biases;
        float[] ratings = rows.copyValues();
        this.mean = mean(ratings, 0, ratings.length);
        this.deviation = deviation(ratings, 0, ratings.length, 1);
        this.meanOfRow = new double[rows.rowCount()];
        this.deviationOfRow = new double[rows.rowCount()];
        for (int row = 0; row < meanOfRow.length; row++) {
            meanOfRow[row] = mean(ratings, rows.start(row), rows.end(row));
            deviationOfRow[row] = deviation(ratings, rows.start(row), rows.end(row), deviation);
        }
    }

    private static double mean(float[] ratings, int start, int end) {
        double sum = 0;
        for (int at = start; at < end; at++) {
            sum += ratings[at];
        }
        return sum / (end - start);
    }

    /** The standard deviation, or {@code ifEqual} where all ratings are equal: there is nothing to divide by. */
    private static double deviation(float[] ratings, int start, int end, double ifEqual) {
        double mean = mean(ratings, start, end);
        double sum = 0;
        boolean equal = true;
        for (int at = start; at < end; at++) {
            equal &= ratings[at] == ratings[start];
            sum += (ratings[at] - mean) * (ratings[at] - mean);
        }
        return equal ? ifEqual : Math.sqrt(sum / (end - start));
    }

    /** The mean of all ratings. */
    double mean() {
        return mean;
    }

    Rater rater(int user) {
        double bias = biases == null ? 0 : biases.ofUser(user);
        return basedOn == BasedOn.USER
                ? new Rater(meanOfRow[user], deviationOfRow[user], bias)
                : new Rater(mean, deviation, bias);
    }

    /** Whoever asks, known or not. */
    Rater rater(Profile profile) {
        if (profile.user() != Profile.NOBODY) {
            return rater(profile.user());
        }
        float[] ratings = new float[profile.size()];
        for (int at = 0; at < ratings.length; at++) {
            ratings[at] = profile.value(at);
        }
        double bias = biases == null ? 0 : biases.ofProfile(profile);
        return new Rater(mean(ratings, 0, ratings.length), deviation(ratings, 0, ratings.length, deviation), bias);
    }

    double centre(Rater rater, int item) {
        return switch (variant) {
            case BASIC -> 0;
            case WITH_MEANS, WITH_Z_SCORE -> basedOn == BasedOn.USER ? rater.mean() : meanOfRow[item];
            case WITH_BASELINE -> biases == null ? mean : biases.mean() + rater.bias() + biases.ofItem(item);
        };
    }

    double spread(Rater rater, int item) {
        if (variant != Variant.WITH_Z_SCORE) {
            return 1;
        }
        return basedOn == BasedOn.USER ? rater.deviation() : deviationOfRow[item];
    }

    /** The rating as the neighbours' average takes it. */
    float normalised(Rater rater, int item, float rating) {
        return (float) ((rating - centre(rater, item)) / spread(rater, item));
    }

    /** What is said where there are too few neighbours: the mean of all ratings, or the centre. */
    double general(Rater rater, int item) {
        return variant == Variant.BASIC ? mean : centre(rater, item);
    }
}
