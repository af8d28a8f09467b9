/** Questions to a recommender: {@link dev.redstart.app.server.recommendations.RecommendationsResource} and similar items. */
@NullMarked
package dev.redstart.app.server.recommendations;

import org.jspecify.annotations.NullMarked;
