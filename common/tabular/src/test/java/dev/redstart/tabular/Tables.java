package dev.redstart.tabular;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small tables that a person understands. */
public final class Tables {
    private Tables() {}

    /**
     * Loans that default when exactly one of income and debt is high, which no weighted sum of the two can say; {@code job} says nothing. One in 20
     * is labelled wrongly.
     */
    public static Table exclusive(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] income = new float[rows];
        float[] debt = new float[rows];
        List<String> job = new ArrayList<>();
        List<String> label = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            income[row] = (float) random.nextDouble(-1, 1);
            debt[row] = (float) random.nextDouble(-1, 1);
            job.add(random.nextBoolean() ? "clerk" : "teacher");
            boolean defaults = income[row] > 0 ^ debt[row] > 0 ^ random.nextInt(20) == 0;
            label.add(defaults ? "default" : "paid");
        }
        return Table.builder()
                .numbers("income", income)
                .numbers("debt", debt)
                .categories("job", job)
                .labels("outcome", label)
                .build(Source.inMemory("exclusive"));
    }

    /** Loans that default with probability {@code 1 / (1 + exp(-(2 age - 1)))}, where age is drawn from a standard normal; {@code noise} says nothing. */
    public static Table logistic(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] age = new float[rows];
        float[] noise = new float[rows];
        List<String> label = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            age[row] = (float) random.nextGaussian();
            noise[row] = (float) random.nextGaussian();
            label.add(random.nextDouble() < 1 / (1 + Math.exp(1 - 2 * age[row])) ? "default" : "a paid loan");
        }
        return Table.builder()
                .numbers("age", age)
                .numbers("noise", noise)
                .labels("outcome", label)
                .build(Source.inMemory("logistic"));
    }
}
