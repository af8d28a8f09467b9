package dev.redstart.app.cli;

import dev.redstart.app.server.ServeLauncher;
import dev.redstart.app.server.ServeOptions;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.evaluate.Comparison;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.datasets.InteractionsLoader;
import dev.redstart.datasets.LoadOptions;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.RecommenderTrainer.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Everything once: three recommenders of real purchases trained, compared, explained, the best one published; then a text classifier of real
 * messages and one of pictures of clothes; all served.
 */
@Command(
        name = "quickstart",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "From real data to served models, in one go.",
        description = "Trains three recommenders on a shop's purchases, compares them on later ones, explains what they"
                + " recommend, and publishes the best as 'shop'; trains a text classifier on text messages,"
                + " explains it, and publishes it as 'spam'; trains an image classifier on pictures of clothes,"
                + " shows where it looks, and publishes it as 'clothes'; then serves them.",
        footerHeading = "%nExamples:%n",
        footer = {"  redstart quickstart", "  redstart quickstart --no-serve", "  redstart quickstart --port 9000"})
final class QuickstartCommand implements Callable<Integer> {
    private static final String DATA = "online-retail";
    private static final String MODEL = "shop";
    private static final String METRIC = "ndcg@10";

    private final Session session;

    @Option(names = "--no-serve", description = "Stop when the models are published.")
    private boolean noServe;

    @Option(names = "--port", paramLabel = "N", description = "Port of the server (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Spec
    private CommandSpec spec;

    QuickstartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ServeOptions serving =
                Usage.of(spec, () -> new ServeOptions(session.common().home(), "localhost", checkedPort()));
        session.common().checkHome();
        checkServable(serving);
        Interactions purchases = load();
        Split<Interactions> split = SplitPlan.byTime(0.8).apply(purchases);
        say("compared on the last fifth of the time: "
                + Figures.counted(split.train().size(), "purchase") + " train, "
                + Figures.count(split.test().size()) + " test");
        List<Judge.Evaluated> candidates = candidates(split);
        Comparison comparison = comparison(candidates);
        Customers customers =
                new Customers(named(candidates, comparison.winner()).model(), split);
        if (!session.json()) {
            print(candidates, comparison);
            customers.print(session.terminal());
        }
        Publication publication = publication(candidates, comparison, split.description());
        RecommenderTrainer<?> best = trainer(comparison.winner());
        ModelVersion version = publication.publish(best, purchases, session.run(best.name(), threads.count()));
        Map<String, Object> messages = new Messages(session, session.run("messages", threads.countOr(1))).play();
        Map<String, Object> clothes = new Clothes(session, session.run("clothes", threads.countOr(1))).play();
        if (session.json()) {
            Map<String, Object> json = json(candidates, comparison, publication.json(version));
            json.put("text", messages);
            json.put("image", clothes);
            session.terminal().printJson(json);
        }
        return noServe ? 0 : serve(serving, customers);
    }

    /** The winner goes out with the figures of the comparison. */
    private Publication publication(List<Judge.Evaluated> candidates, Comparison comparison, String heldOut) {
        Judged winner = Judged.of(Task.RANKING, named(candidates, comparison.winner()));
        Judged baseline = Judged.of(Task.RANKING, named(candidates, comparison.baseline()));
        Publication publication = new Publication(session, new ModelName(MODEL));
        publication.judgedAs(
                heldOut, new Report(winner, comparison.winner().equals(comparison.baseline()) ? null : baseline));
        return publication;
    }

    /** The addresses that are shown must be right before the server has started. */
    private int checkedPort() {
        if (port < 1) {
            throw new IllegalArgumentException("port must be between 1 and 65535, got " + port);
        }
        return port;
    }

    /** A port that is taken is told before the work, not after it. */
    private void checkServable(ServeOptions serving) {
        String obstacle = noServe ? null : ServeLauncher.obstacle(serving);
        if (obstacle != null) {
            throw new IllegalArgumentException(obstacle);
        }
    }

    private Interactions load() {
        Interactions purchases =
                InteractionsLoader.load(DATA, LoadOptions.defaults()).data();
        say("Online Retail (UCI, CC BY 4.0): " + Figures.counted(purchases.size(), "purchase") + " of "
                + Figures.counted(purchases.items().size(), "product") + " by "
                + Figures.counted(purchases.users().size(), "customer"));
        return purchases;
    }

    /** What people see and programs do not. */
    private void say(String line) {
        if (!session.json()) {
            session.terminal().print(line);
        }
    }

    private List<Judge.Evaluated> candidates(Split<Interactions> split) {
        Judge judge = new Judge(session, Task.RANKING, List.of(split), threads.count());
        List<Judge.Evaluated> candidates = new ArrayList<>();
        for (RecommenderTrainer<?> trainer : Algorithms.quickstart()) {
            candidates.add(judge.evaluated(trainer, 0));
        }
        return candidates;
    }

    private static RecommenderTrainer<?> trainer(String algorithm) {
        return Algorithms.quickstart().stream()
                .filter(trainer -> trainer.name().equals(algorithm))
                .findFirst()
                .orElseThrow();
    }

    private static Judge.Evaluated named(List<Judge.Evaluated> candidates, String algorithm) {
        return candidates.stream()
                .filter(candidate -> candidate.algorithm().equals(algorithm))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison comparison(List<Judge.Evaluated> candidates) {
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        candidates.forEach(candidate -> evaluations.put(candidate.algorithm(), candidate.evaluation()));
        return Comparison.highest(METRIC, Report.baselineOf(Task.RANKING).name(), evaluations);
    }

    private void print(List<Judge.Evaluated> candidates, Comparison comparison) {
        Terminal terminal = session.terminal();
        terminal.print();
        Table table = new Table(
                "",
                "algorithm",
                ">nDCG@10",
                "95 % interval",
                ">recall@20",
                "95 % interval",
                ">coverage",
                ">trained in");
        for (Judge.Evaluated candidate : candidates) {
            boolean winner = candidate.algorithm().equals(comparison.winner());
            boolean baseline = candidate.algorithm().equals(comparison.baseline());
            Map<String, Judged.Metric> metrics =
                    Judged.of(Task.RANKING, candidate).metrics();
            table.row(
                    winner ? terminal::green : UnaryOperator.identity(),
                    winner ? "*" : "",
                    candidate.algorithm() + (baseline ? " (baseline)" : ""),
                    figure(metrics, METRIC),
                    interval(metrics, METRIC),
                    figure(metrics, "recall@20"),
                    interval(metrics, "recall@20"),
                    figure(metrics, "coverage"),
                    Figures.time(candidate.time()));
        }
        table.print(terminal);
        terminal.print("* " + comparison.verdict());
    }

    private static String figure(Map<String, Judged.Metric> metrics, String name) {
        Judged.Metric metric = metrics.get(name);
        return metric == null ? "" : Figures.metric(metric.mean());
    }

    private static String interval(Map<String, Judged.Metric> metrics, String name) {
        Judged.Metric metric = metrics.get(name);
        return metric == null ? "" : metric.interval();
    }

    private static Map<String, Object> json(
            List<Judge.Evaluated> candidates, Comparison comparison, Map<String, Object> published) {
        List<Map<String, Object>> algorithms = new ArrayList<>();
        for (Judge.Evaluated candidate : candidates) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("algorithm", candidate.algorithm());
            json.put("trainSeconds", candidate.time().toNanos() / 1e9);
            json.putAll(Judged.of(Task.RANKING, candidate).json());
            algorithms.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("algorithms", algorithms);
        json.put("baseline", comparison.baseline());
        json.put("winner", comparison.winner());
        json.put("clear", comparison.isClear());
        json.put("published", published);
        return json;
    }

    private int serve(ServeOptions serving, Customers customers) {
        if (!session.json()) {
            customers.printRequests(session.terminal(), "http://localhost:" + serving.port(), MODEL);
        }
        session.interrupt().finished();
        return ServeLauncher.run(serving);
    }
}
