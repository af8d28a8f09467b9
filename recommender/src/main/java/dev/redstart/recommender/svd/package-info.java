/**
 * Matrix factorisation of ratings by stochastic gradient descent; {@link dev.redstart.recommender.svd.SvdTrainer} is the entry point.
 */
@NullMarked
package dev.redstart.recommender.svd;

import org.jspecify.annotations.NullMarked;
