package dev.redstart.app.cli;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.nlp.classify.NetworkTextClassifier;
import dev.redstart.nlp.classify.NetworkTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextEvaluation;
import dev.redstart.nlp.classify.TextFormats;
import dev.redstart.nlp.classify.TextVerdict;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.function.Consumer;

/** Classifiers of texts. */
record TextClassifiers() implements Classifiers<Documents, TextClassifier> {
    @Override
    public String noun() {
        return "text";
    }

    @Override
    public Vocabulary labels(Documents data) {
        return data.labels();
    }

    @Override
    public int[] rowsOfLabel(Documents data) {
        return data.rowsOfLabel();
    }

    @Override
    public Vocabulary labels(TextClassifier model) {
        return model.labels();
    }

    @Override
    public ClassificationEvaluation evaluation(TextClassifier model, Documents test, Run run) {
        return TextEvaluation.of(WatchedClassifier.of(model, run, test.size()), test);
    }

    @Override
    public Verdict verdict(ClassificationEvaluation baseline, ClassificationEvaluation network) {
        return TextVerdict.of(baseline, network);
    }

    @Override
    public BundleFormat<TextClassifier> format(TextClassifier model) {
        return TextFormats.of(model);
    }

    @Override
    public boolean isNetwork(Trainer<Documents, ? extends TextClassifier> trainer) {
        return trainer instanceof NetworkTextTrainer;
    }

    @Override
    public Trainer<Documents, ? extends TextClassifier> baselineOf(
            Trainer<Documents, ? extends TextClassifier> network) {
        return TextAlgorithms.baselineOf((NetworkTextTrainer) network);
    }

    @Override
    public Trainer<Documents, ? extends TextClassifier> keeping(
            Trainer<Documents, ? extends TextClassifier> network, Consumer<Tensors> listener) {
        return ((NetworkTextTrainer) network).withCheckpoints(listener);
    }

    @Override
    public Trainer<Documents, ? extends TextClassifier> resuming(
            Trainer<Documents, ? extends TextClassifier> network, Tensors state) {
        return ((NetworkTextTrainer) network).resuming(state);
    }

    @Override
    public TrainedNetwork network(TextClassifier model) {
        return ((NetworkTextClassifier) model).network();
    }
}
