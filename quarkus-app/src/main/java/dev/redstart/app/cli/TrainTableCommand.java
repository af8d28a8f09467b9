package dev.redstart.app.cli;

import dev.redstart.common.data.Table;
import dev.redstart.common.train.Trainer;
import dev.redstart.tabular.TableClassifier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a classifier of a table's rows and its baseline, judges both on rows that they were not trained on, and publishes one. */
@Command(
        name = "table",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = {
            "Without --test a fifth of the rows is held out to judge the models, and the one that is published is"
                    + " trained again on all of them. With --test they are judged on those rows and trained on --data"
                    + " only. A column that tells the label all by itself is named.",
            "Ctrl-C publishes nothing; a network's state is kept after each epoch, and --resume goes on from it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart train table --data credit-default --name credit",
            "  redstart train table --data loans.csv --label-column lost \\",
            "      --category-columns region,product --ignore-columns id --name loans",
            "  redstart train table --data features.npy --labels labels.npy \\",
            "      --model seed-64-64 --name npy"
        })
final class TrainTableCommand implements Callable<Integer> {
    private final Session session;
    private final AlgorithmOptions<Trainer<Table, ? extends TableClassifier>> settings;

    @Mixin
    private final TableDataOptions data = new TableDataOptions();

    @Option(
            names = "--test-labels",
            paramLabel = "PATH",
            description = "Of --test with .npy features: the .npy file of their labels.")
    private @Nullable String testLabels;

    @Option(
            names = "--model",
            paramLabel = "WORD",
            description = {
                "linear: logistic regression, in a second.",
                "mlp: a multilayer perceptron; seed-64-64, seed-1000-128-64: plainer ones. Each with the linear model"
                        + " as its baseline; the network is published.",
                "auto: mlp or its baseline is published, whichever the figures speak for (default: ${DEFAULT-VALUE})."
            })
    private String model = ModelChoice.AUTO;

    @Mixin
    private final TrainOptions options = new TrainOptions("table");

    @Spec
    private CommandSpec spec;

    private TrainTableCommand(Session session, AlgorithmOptions<Trainer<Table, ? extends TableClassifier>> settings) {
        this.session = session;
        this.settings = settings;
    }

    static CommandLine commandLine(Session session) {
        AlgorithmOptions<Trainer<Table, ? extends TableClassifier>> options =
                new AlgorithmOptions<>(TableAlgorithms.MODELS.any());
        return options.on(new TrainTableCommand(session, options), "train table");
    }

    @Override
    public Integer call() {
        Trainer<Table, ? extends TableClassifier> asked =
                settings.trainer(spec, Usage.of(spec, () -> TableAlgorithms.MODELS.named(model)));
        Course<Table, TableClassifier> course =
                Usage.of(spec, () -> Course.of(session, new TableClassifiers(), options, asked));
        course.check();
        return course.run(asked, model, data.rows(testLabels));
    }
}
