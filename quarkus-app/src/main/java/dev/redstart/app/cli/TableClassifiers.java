package dev.redstart.app.cli;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Table;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.tabular.MlpTrainer;
import dev.redstart.tabular.NetworkTableClassifier;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.TableEvaluation;
import dev.redstart.tabular.TableFormats;
import dev.redstart.tabular.TableVerdict;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.function.Consumer;

/** Classifiers of rows of a table. */
record TableClassifiers() implements Classifiers<Table, TableClassifier> {
    private static final String ROC_AUC = "roc-auc";

    @Override
    public String noun() {
        return "row";
    }

    @Override
    public Vocabulary labels(Table data) {
        return data.labels();
    }

    @Override
    public int[] rowsOfLabel(Table data) {
        return data.rowsOfLabel();
    }

    @Override
    public Vocabulary labels(TableClassifier model) {
        return model.labels();
    }

    @Override
    public ClassificationEvaluation evaluation(TableClassifier model, Table test, Run run) {
        run.cancellation().check();
        return TableEvaluation.of(model, test);
    }

    /** Of rare labels, such as defaults, a good model is hardly more often right than one that never gives them. */
    @Override
    public String decisive(ClassificationEvaluation judged) {
        return judged.evaluation().has(ROC_AUC) ? ROC_AUC : "accuracy";
    }

    @Override
    public Verdict verdict(ClassificationEvaluation baseline, ClassificationEvaluation network) {
        return TableVerdict.of(baseline, network);
    }

    @Override
    public BundleFormat<TableClassifier> format(TableClassifier model) {
        return TableFormats.of(model);
    }

    @Override
    public boolean isNetwork(Trainer<Table, ? extends TableClassifier> trainer) {
        return trainer instanceof MlpTrainer;
    }

    @Override
    public Trainer<Table, ? extends TableClassifier> baselineOf(Trainer<Table, ? extends TableClassifier> network) {
        return TableAlgorithms.baselineOf((MlpTrainer) network);
    }

    @Override
    public Trainer<Table, ? extends TableClassifier> keeping(
            Trainer<Table, ? extends TableClassifier> network, Consumer<Tensors> listener) {
        return ((MlpTrainer) network).withCheckpoints(listener);
    }

    @Override
    public Trainer<Table, ? extends TableClassifier> resuming(
            Trainer<Table, ? extends TableClassifier> network, Tensors state) {
        return ((MlpTrainer) network).resuming(state);
    }

    @Override
    public TrainedNetwork network(TableClassifier model) {
        return ((NetworkTableClassifier) model).network();
    }
}
