package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.model.Classification;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.nlp.classify.LstmTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.explain.TextExplainers;
import dev.redstart.nlp.explain.TextExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The second act of the quickstart: which text messages are spam. Three of them are shown: the first two with the rarer label and the first
 * with the other one, in the order of the test part. Nothing else chooses them.
 */
record Messages(Session session, Run run) {
    /** The model that is published. */
    static final String MODEL = "spam";

    private static final String DATA = "sms-spam";
    private static final int REASONS = 4;

    /** Trains, judges, shows, publishes; what was published, for programs. */
    Map<String, Object> play() {
        Documents messages = TextLoader.load(DATA, TextOptions.defaults()).data();
        Split<Documents> split = Course.split(LabelledRows.of(messages));
        ClassifierTraining<Documents, TextClassifier> training =
                new ClassifierTraining<>(session, new TextClassifiers(), run, null, null);
        Contest<Documents, TextClassifier> contest =
                training.contest(new LstmTextTrainer(LstmTextTrainer.Settings.defaults()), split);
        if (!session.json()) {
            print(messages, contest);
        }
        Trained<? extends TextClassifier> trained =
                training.train(contest.best().trainer(), messages);
        ClassifierPublication<Documents, TextClassifier> publication =
                new ClassifierPublication<>(session, new ModelName(MODEL), contest, contest.best());
        return publication.json(publication.publish(trained), trained);
    }

    private void print(Documents messages, Contest<Documents, TextClassifier> contest) {
        Terminal terminal = session.terminal();
        terminal.print();
        terminal.print("SMS Spam Collection (UCI, CC BY 4.0): " + Figures.counted(messages.size(), "message") + ", "
                + String.join(" or ", messages.labels().ids()) + "; judged on a fifth of them");
        terminal.print();
        contest.printFigures(terminal);
        terminal.print("* " + Text.printable(contest.verdict()));
        Documents test = contest.split().test();
        for (int row : shown(test)) {
            terminal.print();
            print(contest.best().trained().model(), test, row);
        }
        terminal.print();
    }

    private void print(TextClassifier model, Documents test, int row) {
        Terminal terminal = session.terminal();
        String text = test.text(row);
        Classification answer = model.answer(text);
        TextExplanation why =
                TextExplainers.named(TextExplainers.usual(model), 0).explain(model, text, answer.label());
        String truth = test.labels().id(test.label(row));
        terminal.print(terminal.bold(answer.label()) + " " + Figures.metric(answer.probability())
                + (truth.equals(answer.label()) ? ": " : " (in truth " + truth + "): ")
                + new WordColours(terminal).painted(text, why));
        terminal.print(terminal.dim("      because of " + WordColours.reasons(why, REASONS)));
    }

    private static List<Integer> shown(Documents test) {
        int[] rowsOfLabel = test.rowsOfLabel();
        int rarer = rowsOfLabel[0] <= rowsOfLabel[1] ? 0 : 1;
        int[] wanted = {1, 1};
        wanted[rarer] = 2;
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < test.size(); row++) {
            if (wanted[test.label(row)]-- > 0) {
                rows.add(row);
            }
        }
        return rows;
    }
}
