package dev.redstart.recommender;

/**
 * One cause of a recommendation.
 *
 * @param kind whether {@code id} is one of the user's own items, or another user who likes the same things
 * @param weight how much of the score it makes; may be negative
 */
public record Reason(Kind kind, String id, double weight) {
    /** What a reason names. */
    public enum Kind {
        ITEM,
        USER
    }
}
