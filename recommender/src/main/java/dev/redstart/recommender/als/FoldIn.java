package dev.redstart.recommender.als;

import dev.redstart.common.vector.Gram;
import dev.redstart.common.vector.NormalEquations;
import dev.redstart.recommender.Profile;

/** The exact vector of a profile while the items stand still. Made for one profile; not thread-safe. */
final class FoldIn {
    private final AlsFactors factors;
    private final Profile profile;
    private final NormalEquations equations;

    FoldIn(AlsFactors factors, Gram gram, Profile profile) {
        this.factors = factors;
        this.profile = profile;
        this.equations = new NormalEquations(factors.settings().factors());
        equations.start(gram, (float) factors.settings().regularisation());
        float[] vector = new float[factors.settings().factors()];
        for (int at = 0; at < profile.size(); at++) {
            if (profile.value(at) > 0) {
                factors.items().read(profile.item(at), vector);
                equations.add(vector, confidence(at) - 1, confidence(at));
            }
        }
        equations.factorise();
    }

    private float confidence(int at) {
        return factors.settings()
                .confidence()
                .of(profile.value(at), factors.settings().alpha());
    }

    float[] solve() {
        float[] vector = new float[factors.settings().factors()];
        equations.solve(vector);
        return vector;
    }

    /**
     * How much of the score each item of the profile makes (Hu, Koren, Volinsky 2008, section 5): its confidence times its likeness to the
     * item as this asker sees it. The parts add up to the score of {@link #solve()}.
     *
     * @return one part for each place in the profile, 0 for what counts as not taken
     */
    double[] parts(int item) {
        float[] seen = factors.items().row(item);
        equations.solveInPlace(seen);
        double[] parts = new double[profile.size()];
        for (int at = 0; at < parts.length; at++) {
            parts[at] = profile.value(at) > 0 ? confidence(at) * factors.items().dot(profile.item(at), seen) : 0;
        }
        return parts;
    }
}
