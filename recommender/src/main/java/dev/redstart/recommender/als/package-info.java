/**
 * Matrix factorisation of purchases, clicks and other implicit feedback by alternating least squares; {@link
 * dev.redstart.recommender.als.AlsTrainer} is the entry point.
 */
@NullMarked
package dev.redstart.recommender.als;

import org.jspecify.annotations.NullMarked;
