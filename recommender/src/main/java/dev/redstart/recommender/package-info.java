/** Recommenders: trained by the trainers in the packages below, all answering as {@link dev.redstart.recommender.Recommender}. */
@NullMarked
package dev.redstart.recommender;

import org.jspecify.annotations.NullMarked;
