/** Recommendations from a truncated singular value decomposition; {@link dev.redstart.recommender.puresvd.PureSvdTrainer} is the entry point. */
@NullMarked
package dev.redstart.recommender.puresvd;

import org.jspecify.annotations.NullMarked;
