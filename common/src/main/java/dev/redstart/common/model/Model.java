package dev.redstart.common.model;

/**
 * Something that was trained and answers questions. Immutable and thread-safe.
 *
 * @param <Q> the question
 * @param <A> the answer
 */
public interface Model<Q, A> {
    A answer(Q question);
}
