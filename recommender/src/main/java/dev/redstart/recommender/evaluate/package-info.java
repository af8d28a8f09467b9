/**
 * How good a recommender is: {@link dev.redstart.recommender.evaluate.RankingEvaluation} for lists of items,
 * {@link dev.redstart.recommender.evaluate.RatingEvaluation} for predicted ratings.
 */
@NullMarked
package dev.redstart.recommender.evaluate;

import org.jspecify.annotations.NullMarked;
