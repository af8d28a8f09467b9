package dev.redstart.recommender.baseline;

import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.StoredSettings;
import dev.redstart.recommender.TrainingData;
import java.io.IOException;
import java.util.Map;

/**
 * The mean of all ratings, and by how much each user and each item lies above or below it: {@code rating = mean + user + item}. Koren
 * (2010), "Factor in the neighbors", section 2.1. Immutable.
 */
public final class Biases {
    private static final String JSON = "baseline.json";
    private static final String ARRAYS = "baseline.safetensors";

    private final double mean;
    private final float[] biasOfUser;
    private final float[] biasOfItem;
    private final double userRegularisation;

    /**
     * Keeps the arrays.
     *
     * @param userRegularisation how many ratings of exactly the expected height a new user is given, so that few ratings move him
     *     little; infinite if users have no bias
     */
    Biases(double mean, float[] biasOfUser, float[] biasOfItem, double userRegularisation) {
        this.mean = mean;
        this.biasOfUser = biasOfUser;
        this.biasOfItem = biasOfItem;
        this.userRegularisation = userRegularisation;
    }

    /** The mean of all ratings. */
    public double mean() {
        return mean;
    }

    /** The bias of a user; 0 for {@link Vocabulary#UNKNOWN}. */
    public double ofUser(int user) {
        return user == Vocabulary.UNKNOWN ? 0 : biasOfUser[user];
    }

    /** The bias of an item; 0 for {@link Vocabulary#UNKNOWN}. */
    public double ofItem(int item) {
        return item == Vocabulary.UNKNOWN ? 0 : biasOfItem[item];
    }

    /** The rating that the biases alone expect: mean and both biases. */
    public double of(int user, int item) {
        return mean + ofUser(user) + ofItem(item);
    }

    /** The bias of whoever asks: what was trained for a user, one step of alternating least squares for a basket. */
    public double ofProfile(Profile profile) {
        if (profile.user() != Profile.NOBODY) {
            return biasOfUser[profile.user()];
        }
        double sum = 0;
        for (int at = 0; at < profile.size(); at++) {
            sum += profile.value(at) - mean - biasOfItem[profile.item(at)];
        }
        return sum / (userRegularisation + profile.size());
    }

    /** Writes {@code baseline.json} and {@code baseline.safetensors}. */
    public void write(BundleWriter out) throws IOException {
        // JSON knows no infinity.
        double regularisation = Double.isInfinite(userRegularisation) ? -1 : userRegularisation;
        out.json(JSON, Map.of("mean", mean, "userRegularisation", regularisation));
        out.tensors(
                ARRAYS,
                Tensors.builder()
                        .floats("users", biasOfUser.clone(), biasOfUser.length)
                        .floats("items", biasOfItem.clone(), biasOfItem.length)
                        .build());
    }

    /** Reads what {@link #write} wrote. */
    public static Biases read(BundleReader in, TrainingData data) throws IOException {
        StoredSettings stored = new StoredSettings(JSON, in.json(JSON));
        double regularisation = stored.number("userRegularisation");
        Tensors arrays = in.tensors(ARRAYS);
        return new Biases(
                stored.number("mean"),
                arrays.floats("users", data.users().size()),
                arrays.floats("items", data.items().size()),
                regularisation < 0 ? Double.POSITIVE_INFINITY : regularisation);
    }
}
