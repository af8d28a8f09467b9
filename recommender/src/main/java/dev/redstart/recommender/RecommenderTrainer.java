package dev.redstart.recommender;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Trainer;

/**
 * A trainer of recommenders.
 *
 * @param <R> the recommender that it makes
 */
public interface RecommenderTrainer<R extends Recommender> extends Trainer<Interactions, R> {
    /** What the scores mean, and so how the model is evaluated. */
    Task task();

    /** The two questions that recommenders answer. */
    enum Task {
        /** Which rating will the user give? Judged by RMSE and MAE. */
        RATING,
        /** Which items will the user take? Judged by ranking metrics. */
        RANKING
    }
}
