/**
 * Nearest neighbours: {@link dev.redstart.recommender.knn.RatingKnnTrainer} for ratings and
 * {@link dev.redstart.recommender.knn.ItemKnnTrainer} for purchases, clicks and the like are the entry points.
 */
@NullMarked
package dev.redstart.recommender.knn;

import org.jspecify.annotations.NullMarked;
