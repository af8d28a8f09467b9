package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Ranking;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two customers whom a reader can look at: the first two, in the order of the data, with some history and some later purchases of
 * products that they did not have. Nothing else chooses them.
 */
final class Customers {
    private static final int SHOWN = 2;
    private static final int COUNT = 5;
    private static final int LEAST_HISTORY = 20;
    private static final int LEAST_NEW = 5;

    private final Recommender model;
    private final List<Customer> customers;

    private record Customer(String id, int history, Set<String> boughtLater) {}

    Customers(Recommender model, Split<Interactions> split) {
        this.model = model;
        this.customers = choose(split);
    }

    private static List<Customer> choose(Split<Interactions> split) {
        Interactions train = split.train();
        List<Customer> chosen = new ArrayList<>();
        for (int user = 0; user < train.users().size() && chosen.size() < SHOWN; user++) {
            Set<String> later = boughtLater(split, train.users().id(user));
            if (train.byUser().length(user) >= LEAST_HISTORY && later.size() >= LEAST_NEW) {
                chosen.add(new Customer(train.users().id(user), train.byUser().length(user), later));
            }
        }
        return chosen;
    }

    private static Set<String> boughtLater(Split<Interactions> split, String id) {
        int user = split.test().users().indexOf(id);
        Set<String> later = user == Vocabulary.UNKNOWN ? new HashSet<>() : items(split.test(), user);
        later.removeAll(items(split.train(), split.train().users().indexOf(id)));
        return later;
    }

    private static Set<String> items(Interactions data, int user) {
        SparseMatrix byUser = data.byUser();
        Set<String> items = new HashSet<>();
        for (int position = byUser.start(user); position < byUser.end(user); position++) {
            items.add(data.items().id(byUser.column(position)));
        }
        return items;
    }

    void print(Terminal terminal) {
        for (Customer customer : customers) {
            RecommendQuery query = RecommendQuery.forUser(customer.id(), COUNT);
            Ranking<String> answer = model.recommend(query);
            terminal.print();
            terminal.print(terminal.bold("for customer " + Text.printable(customer.id())) + ", who had bought "
                    + Figures.counted(customer.history(), "product") + " (+ = did buy it later):");
            new RecommendationList(terminal)
                    .print(
                            answer,
                            item -> reasons(query, item),
                            item -> customer.boughtLater().contains(item) ? "  " + terminal.green("+") : "");
        }
        terminal.print();
    }

    private List<Reason> reasons(RecommendQuery query, String item) {
        return model.explain(query, item).causes(2);
    }

    /** Where the server answers, and requests of these customers to copy. */
    void printRequests(Terminal terminal, String url, String modelName) {
        String user = customers.isEmpty() ? "somebody" : customers.getFirst().id();
        String item = model.recommend(RecommendQuery.forUser(user, 1)).items().getFirst();
        String event = "{\"id\": \"try-1\", \"type\": \"buy\", \"user\": \"" + user + "\", \"item\": \"" + item + "\"}";
        terminal.print();
        terminal.print("starting the server; Ctrl-C stops it. Try, in another terminal:");
        terminal.print();
        terminal.print(
                "  curl '" + url + "/api/v1/recommendations/" + modelName + "?user=" + encoded(user) + "&count=5'");
        terminal.print(
                "  curl '" + url + "/api/v1/items/" + encoded(item) + "/similar?model=" + modelName + "&count=5'");
        terminal.print("  curl -H 'Content-Type: application/json' -d '" + event.replace("'", "'\\''") + "' " + url
                + "/api/v1/events");
        terminal.print("  curl -H 'Content-Type: application/json' -d '{\"text\": \"You have won a prize, call now\"}' "
                + url + "/api/v1/texts/" + Messages.MODEL + "/classify");
        terminal.print();
        terminal.print("a page to try it  " + url + "/");
        terminal.print("API               " + url + "/q/swagger-ui");
        terminal.print("models            " + url + "/api/v1/models");
        terminal.print("health, metrics   " + url + "/q/health, " + url + "/q/metrics");
        terminal.print();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
