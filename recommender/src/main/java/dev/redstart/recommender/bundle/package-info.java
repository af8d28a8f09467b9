/** Recommenders to and from bundles, whatever their algorithm; {@link dev.redstart.recommender.bundle.RecommenderFormats} is the entry point. */
@NullMarked
package dev.redstart.recommender.bundle;

import org.jspecify.annotations.NullMarked;
