/** Ratings from means alone; {@link dev.redstart.recommender.baseline.BaselineTrainer} is the entry point. */
@NullMarked
package dev.redstart.recommender.baseline;

import org.jspecify.annotations.NullMarked;
