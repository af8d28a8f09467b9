/** Recommendations that are the same for everybody; {@link dev.redstart.recommender.popularity.PopularityTrainer} is the entry point. */
@NullMarked
package dev.redstart.recommender.popularity;

import org.jspecify.annotations.NullMarked;
