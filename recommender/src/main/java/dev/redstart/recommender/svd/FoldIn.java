package dev.redstart.recommender.svd;

import dev.redstart.common.vector.NormalEquations;
import dev.redstart.recommender.Profile;

/**
 * The bias and vector of somebody from a profile, the item factors standing still: the least squares of {@code rating - mean - b_i = b + p .
 * q_i} with the penalty of {@link Factors.Ridge} on both. Made for one profile; not thread-safe.
 */
final class FoldIn {
    private final Factors factors;
    private final Profile profile;
    private final NormalEquations equations;
    private final float[] row;

    FoldIn(Factors factors, Profile profile) {
        this.factors = factors;
        this.profile = profile;
        // The last place is the bias, as the factor of an item factor that is always 1.
        this.row = new float[factors.size() + (factors.biased() ? 1 : 0)];
        this.equations = new NormalEquations(row.length);
        equations.clear(factors.ridge().of(profile.size()));
        for (int at = 0; at < profile.size(); at++) {
            readItem(profile.item(at), 1);
            equations.add(row, 1, surprise(at));
        }
        equations.factorise();
    }

    private void readItem(int item, float biasPlace) {
        factors.items().read(item, row);
        if (factors.biased()) {
            row[factors.size()] = biasPlace;
        }
    }

    /** What a rating of the profile says about its owner: how far it is from what everybody would give. */
    private float surprise(int at) {
        return (float) (profile.value(at) - factors.offset() - factors.itemBias(profile.item(at)));
    }

    /** The vector, and behind it the bias if there are biases. */
    float[] solve() {
        float[] solution = new float[row.length];
        equations.solve(solution);
        return solution;
    }

    /**
     * How much of {@code p . q_item} each item of the profile makes; it is linear in the surprises, so the parts add up to it.
     *
     * @return one part for each place in the profile
     */
    double[] parts(int item) {
        readItem(item, 0);
        float[] influence = row.clone();
        equations.solveInPlace(influence);
        double[] parts = new double[profile.size()];
        for (int at = 0; at < parts.length; at++) {
            double influenceOfItem = factors.items().dot(profile.item(at), influence);
            if (factors.biased()) {
                influenceOfItem += influence[factors.size()];
            }
            parts[at] = influenceOfItem * surprise(at);
        }
        return parts;
    }
}
