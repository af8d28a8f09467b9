package dev.redstart.common.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the metrics say about one model on one test set: an {@link Estimate} by name, and the cases (users, mostly)
 * behind them, so that two models can be compared user by user. Immutable.
 */
public final class Evaluation {
    private final List<String> cases;
    private final Bootstrap bootstrap;
    private final Map<String, Estimate> estimates;

    private Evaluation(List<String> cases, Bootstrap bootstrap, Map<String, Estimate> estimates) {
        this.cases = cases;
        this.bootstrap = bootstrap;
        this.estimates = Collections.unmodifiableMap(estimates);
    }

    /** @param cases the ids of those whose figures are collected, for example of users */
    public static Builder builder(List<String> cases) {
        return new Builder(cases);
    }

    /** Who was evaluated; the order of {@link Estimate#values()}. */
    public List<String> cases() {
        return cases;
    }

    /** Every figure by name, in the order in which reports show them. */
    public Map<String, Estimate> estimates() {
        return estimates;
    }

    public boolean has(String name) {
        return estimates.containsKey(name);
    }

    /** One figure; one line that names the others if there is none of that name. */
    public Estimate of(String name) {
        Estimate estimate = estimates.get(name);
        if (estimate == null) {
            throw new IllegalArgumentException(
                    "metric '" + name + "' was not evaluated; there are " + String.join(", ", estimates.keySet()));
        }
        return estimate;
    }

    /** The figures as plain numbers: {@code mean}, and {@code low} and {@code high} where there is an interval. */
    public Map<String, Map<String, Double>> summary() {
        Map<String, Map<String, Double>> summary = new LinkedHashMap<>();
        estimates.forEach((name, estimate) -> {
            Map<String, Double> numbers = new LinkedHashMap<>();
            numbers.put("mean", estimate.mean());
            if (estimate.hasInterval()) {
                numbers.put("low", estimate.low());
                numbers.put("high", estimate.high());
            }
            summary.put(name, numbers);
        });
        return summary;
    }

    Bootstrap bootstrap() {
        return bootstrap;
    }

    @Override
    public String toString() {
        return estimates.toString();
    }

    /** Collects what the metrics found. Not thread-safe. */
    public static final class Builder {
        private final List<String> cases;
        private final Map<String, Observations> observations = new LinkedHashMap<>();
        private final Map<String, Double> figures = new LinkedHashMap<>();

        private Builder(List<String> cases) {
            this.cases = List.copyOf(cases);
        }

        /**
         * A metric with its figures by case, in the order of the cases. One that no case has a value for is left out.
         */
        public Builder add(String name, Observations observed) {
            if (observed.size() != cases.size()) {
                throw new IllegalArgumentException(
                        name + " has " + observed.size() + " observations for " + cases.size() + " cases");
            }
            if (observed.count() > 0) {
                observations.put(name, observed);
                figures.put(name, observed.figure());
            }
            return this;
        }

        /** A figure of all cases together, without a value for each. */
        public Builder add(String name, double figure) {
            figures.put(name, figure);
            return this;
        }

        public Evaluation build(Bootstrap bootstrap) {
            Map<String, Interval> intervals = intervals(bootstrap);
            Observations none = Observations.of(new double[0]);
            Map<String, Estimate> estimates = new LinkedHashMap<>();
            figures.forEach((name, figure) -> estimates.put(
                    name,
                    new Estimate(
                            observations.getOrDefault(name, none),
                            figure,
                            intervals.getOrDefault(name, Interval.NONE))));
            return new Evaluation(cases, bootstrap, estimates);
        }

        private Map<String, Interval> intervals(Bootstrap bootstrap) {
            List<Bootstrap.Figure> drawn = new ArrayList<>();
            observations.values().forEach(observed -> drawn.add(observed::figure));
            List<Interval> intervals = bootstrap.intervals(cases.size(), drawn);
            Map<String, Interval> byName = new LinkedHashMap<>();
            for (String name : observations.keySet()) {
                byName.put(name, intervals.get(byName.size()));
            }
            return byName;
        }
    }
}
