package dev.redstart.recommender;

import java.util.Comparator;
import java.util.List;

/**
 * Why an item got its score: {@code score = base + sum of the reasons' weights + rest}, to rounding.
 *
 * @param score what the recommender gives the item before any clipping to a rating scale
 * @param base the part that every user or item of that kind gets: means, biases, popularity
 * @param reasons by falling absolute weight
 * @param rest what the algorithm cannot attribute to anything
 */
public record Explanation(String item, double score, double base, List<Reason> reasons, double rest) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** The strongest reasons that speak for the item, {@code most} at most. */
    public List<Reason> causes(int most) {
        return reasons.stream()
                .filter(reason -> reason.weight() > 0)
                .limit(most)
                .toList();
    }

    /** An explanation from reasons in any order; what base and reasons leave of the score is the rest. */
    public static Explanation of(String item, double score, double base, List<Reason> reasons) {
        double rest = score - base;
        for (Reason reason : reasons) {
            rest -= reason.weight();
        }
        List<Reason> sorted = reasons.stream()
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight())))
                .toList();
        return new Explanation(item, score, base, sorted, rest);
    }
}
