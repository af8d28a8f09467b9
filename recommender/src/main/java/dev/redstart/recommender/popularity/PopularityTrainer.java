package dev.redstart.recommender.popularity;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;

/**
 * Counts who took what. The yardstick that every other recommender must beat.
 *
 * <p>With a half-life, what was taken that many days before the newest row counts half, and so on: what is popular now.
 */
public final class PopularityTrainer implements RecommenderTrainer<PopularityRecommender> {
    private static final double SECONDS_PER_DAY = 86_400;

    /** What is counted. */
    public enum Count {
        /** Everyone counts once an item, however often he took it. */
        USERS,
        /** Every row counts. */
        EVENTS
    }

    /**
     * @param halfLifeDays days after which a row counts half; 0 for no ageing
     */
    public record Settings(Count count, double halfLifeDays) {
        public Settings {
            if (!(halfLifeDays >= 0 && halfLifeDays < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("halfLifeDays must be at least 0, got " + halfLifeDays);
            }
        }

        public static Settings defaults() {
            return new Settings(Count.USERS, 0);
        }

        public Settings withCount(Count value) {
            return new Settings(value, halfLifeDays);
        }

        public Settings withHalfLifeDays(double value) {
            return new Settings(count, value);
        }
    }

    private final Settings settings;

    public PopularityTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "popularity";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Task task() {
        return Task.RANKING;
    }

    @Override
    public PopularityRecommender train(Interactions data, Run run) {
        TrainingData trainingData = TrainingData.of(data);
        if (settings.halfLifeDays() > 0 && !data.hasTimes()) {
            throw new IllegalArgumentException(data.source().name()
                    + " has no times, so nothing can age; set halfLifeDays to 0 or name a time column");
        }
        float[] scores = settings.count() == Count.USERS ? usersOfItems(data) : eventsOfItems(data);
        run.progress("popularity", 1, 1);
        return new PopularityRecommender(trainingData, scores);
    }

    private float[] eventsOfItems(Interactions data) {
        double[] counts = new double[data.items().size()];
        long newest = newest(data);
        for (int row = 0; row < data.size(); row++) {
            counts[data.itemOf(row)] += weight(data, row, newest);
        }
        return floats(counts);
    }

    /** Each user counts by his newest row of the item. */
    private float[] usersOfItems(Interactions data) {
        SparseMatrix byUser = data.byUser();
        double[] weightOfEntry = new double[byUser.entryCount()];
        long newest = newest(data);
        for (int row = 0; row < data.size(); row++) {
            int entry = byUser.find(data.userOf(row), data.itemOf(row));
            weightOfEntry[entry] = Math.max(weightOfEntry[entry], weight(data, row, newest));
        }
        double[] counts = new double[data.items().size()];
        for (int entry = 0; entry < weightOfEntry.length; entry++) {
            counts[byUser.column(entry)] += weightOfEntry[entry];
        }
        return floats(counts);
    }

    private long newest(Interactions data) {
        long newest = Long.MIN_VALUE;
        for (int row = 0; settings.halfLifeDays() > 0 && row < data.size(); row++) {
            newest = Math.max(newest, data.timeOf(row));
        }
        return newest;
    }

    private double weight(Interactions data, int row, long newest) {
        if (settings.halfLifeDays() == 0) {
            return 1;
        }
        return Math.pow(0.5, (newest - data.timeOf(row)) / SECONDS_PER_DAY / settings.halfLifeDays());
    }

    private static float[] floats(double[] counts) {
        float[] rounded = new float[counts.length];
        for (int item = 0; item < counts.length; item++) {
            rounded[item] = (float) counts[item];
        }
        return rounded;
    }
}
