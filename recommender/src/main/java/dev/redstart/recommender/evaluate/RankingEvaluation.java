package dev.redstart.recommender.evaluate;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.evaluate.AveragePrecision;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.CatalogueCoverage;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.evaluate.HitRate;
import dev.redstart.common.evaluate.IntraListDiversity;
import dev.redstart.common.evaluate.Ndcg;
import dev.redstart.common.evaluate.Novelty;
import dev.redstart.common.evaluate.Observations;
import dev.redstart.common.evaluate.Precision;
import dev.redstart.common.evaluate.RankedHits;
import dev.redstart.common.evaluate.RankingMetric;
import dev.redstart.common.evaluate.Recall;
import dev.redstart.common.evaluate.ReciprocalRank;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a recommender's lists foretell what users took afterwards.
 *
 * <p>The protocol: each test user is shown the best items of the whole catalogue without those that he had in training.
 * Relevant are his test items that he did not have in training; one that the model cannot know, since it is new, stays
 * among them, so that it costs recall. Users without a relevant item are skipped. Users whom training did not know get
 * the model's fallback answer and count, unless {@link Settings#withUnknownUsers} says otherwise.
 *
 * <p>Beyond accuracy, of the lists cut at {@link Settings#listCutoff()}: {@code coverage} of the catalogue, {@code
 * novelty} and
 * {@code diversity}.
 */
public final class RankingEvaluation {
    private static final int BATCH = 64;

    private final Recommender model;
    private final List<TestUser> users;
    private final Settings settings;
    private final int[][] listOfUser;
    private final double[][] valueOfMetricAndUser;
    private final double[] noveltyOfUser;
    private final double[] diversityOfUser;
    private final Novelty novelty;
    private final IntraListDiversity diversity;

    private RankingEvaluation(Recommender model, List<TestUser> users, Settings settings) {
        this.model = model;
        this.users = users;
        this.settings = settings;
        this.listOfUser = new int[users.size()][];
        this.valueOfMetricAndUser = new double[settings.metrics().size()][users.size()];
        this.noveltyOfUser = new double[users.size()];
        this.diversityOfUser = new double[users.size()];
        SparseMatrix byItem = model.trainingData().interactions().transpose();
        this.novelty = new Novelty(byItem);
        this.diversity = new IntraListDiversity(byItem);
    }

    /** nDCG, precision, MAP, MRR and hit rate of 10 ranks, recall of 20, 1,000 bootstrap resamples, one thread. */
    public static Evaluation of(Recommender model, Interactions test) {
        return of(model, test, Settings.defaults());
    }

    /** @throws IllegalArgumentException if there is nothing to test on */
    public static Evaluation of(Recommender model, Interactions test, Settings settings) {
        checkNotEmpty(test);
        List<TestUser> users =
                new TestUsers(test, model.trainingData()).find(settings.relevantFrom(), settings.unknownUsers());
        if (users.isEmpty()) {
            throw new IllegalArgumentException("none of the " + test.users().size() + " test users of "
                    + test.source().name()
                    + " took an item that they did not have in training; there is nothing to rank");
        }
        RankingEvaluation evaluation = new RankingEvaluation(model, users, settings);
        new Batches(users.size(), BATCH, evaluation::rank).run("ranking for users", settings.run());
        return evaluation.result();
    }

    static void checkNotEmpty(Interactions test) {
        if (test.size() == 0) {
            throw new IllegalArgumentException(
                    test.source().name() + " has no test interactions; an evaluation needs at least one");
        }
    }

    private void rank(int from, int to) {
        List<RecommendQuery> queries = new ArrayList<>();
        for (TestUser user : users.subList(from, to)) {
            queries.add(RecommendQuery.forUser(user.id(), settings.longestList()));
        }
        List<Ranking<String>> answers = model.recommendAll(queries);
        for (int user = from; user < to; user++) {
            measure(user, numbersOf(answers.get(user - from)));
        }
    }

    private int[] numbersOf(Ranking<String> answer) {
        int[] list = new int[answer.entries().size()];
        for (int at = 0; at < list.length; at++) {
            list[at] = model.trainingData()
                    .items()
                    .indexOf(answer.entries().get(at).item());
        }
        return list;
    }

    private void measure(int user, int[] list) {
        RankedHits hits = users.get(user).hitsOf(list);
        for (int metric = 0; metric < valueOfMetricAndUser.length; metric++) {
            valueOfMetricAndUser[metric][user] = settings.metrics().get(metric).value(hits);
        }
        listOfUser[user] = list;
        noveltyOfUser[user] = novelty.of(list, settings.listCutoff());
        diversityOfUser[user] = diversity.of(list, settings.listCutoff());
    }

    private Evaluation result() {
        Evaluation.Builder result =
                Evaluation.builder(users.stream().map(TestUser::id).toList());
        for (int metric = 0; metric < valueOfMetricAndUser.length; metric++) {
            result.add(settings.metrics().get(metric).name(), Observations.of(valueOfMetricAndUser[metric]));
        }
        result.add("coverage", CatalogueCoverage.of(model.itemCount(), listOfUser, settings.listCutoff()));
        result.add("novelty@" + settings.listCutoff(), Observations.of(noveltyOfUser));
        result.add("diversity@" + settings.listCutoff(), Observations.of(diversityOfUser));
        return result.build(settings.bootstrap());
    }

    /**
     * How to evaluate.
     *
     * @param metrics what to measure, with their cutoffs
     * @param listCutoff length of the lists whose coverage, novelty and diversity are measured
     * @param relevantFrom the lowest value of a test entry that makes it relevant: 4 where five stars are the most, say
     * @param unknownUsers whether users whom training did not know count
     * @param bootstrapSamples resamples for the intervals, 0 for none
     * @param run threads, seed of the resamples, and who listens
     */
    public record Settings(
            List<RankingMetric> metrics,
            int listCutoff,
            double relevantFrom,
            boolean unknownUsers,
            int bootstrapSamples,
            Run run) {
        public Settings {
            metrics = List.copyOf(metrics);
            RankingMetric.checkCutoff(listCutoff);
            if (Double.isNaN(relevantFrom)) {
                throw new IllegalArgumentException("relevantFrom must be a number, got NaN");
            }
            Bootstrap.checkSamples(bootstrapSamples);
            int longest = longestList(metrics, listCutoff);
            if (longest > RecommendQuery.MAX_COUNT) {
                throw new IllegalArgumentException(
                        "cutoffs must be at most " + RecommendQuery.MAX_COUNT + ", got " + longest);
            }
        }

        public static Settings defaults() {
            List<RankingMetric> metrics = List.of(
                    new Ndcg(10),
                    new Recall(20),
                    new Precision(10),
                    new AveragePrecision(10),
                    new ReciprocalRank(10),
                    new HitRate(10));
            return new Settings(metrics, 10, Double.NEGATIVE_INFINITY, true, 1_000, Run.seeded(42));
        }

        public Settings withMetrics(RankingMetric... values) {
            return new Settings(List.of(values), listCutoff, relevantFrom, unknownUsers, bootstrapSamples, run);
        }

        public Settings withListCutoff(int value) {
            return new Settings(metrics, value, relevantFrom, unknownUsers, bootstrapSamples, run);
        }

        public Settings withRelevantFrom(double value) {
            return new Settings(metrics, listCutoff, value, unknownUsers, bootstrapSamples, run);
        }

        public Settings withUnknownUsers(boolean value) {
            return new Settings(metrics, listCutoff, relevantFrom, value, bootstrapSamples, run);
        }

        public Settings withBootstrapSamples(int value) {
            return new Settings(metrics, listCutoff, relevantFrom, unknownUsers, value, run);
        }

        public Settings withRun(Run value) {
            return new Settings(metrics, listCutoff, relevantFrom, unknownUsers, bootstrapSamples, value);
        }

        int longestList() {
            return longestList(metrics, listCutoff);
        }

        private static int longestList(List<RankingMetric> metrics, int listCutoff) {
            return metrics.stream().mapToInt(RankingMetric::cutoff).reduce(listCutoff, Math::max);
        }

        Bootstrap bootstrap() {
            return new Bootstrap(bootstrapSamples, run.seed());
        }
    }
}
