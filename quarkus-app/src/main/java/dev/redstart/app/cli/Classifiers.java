package dev.redstart.app.cli;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Dataset;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.function.Consumer;

/**
 * What differs between texts, images and tables where classifiers of them are trained, judged and published.
 *
 * @param <D> labelled rows
 * @param <M> classifiers of such rows
 */
sealed interface Classifiers<D extends Dataset<D>, M extends Model<?, Classification>>
        permits TextClassifiers, ImageClassifiers, TableClassifiers {
    /** What a row is called: {@code text}. */
    String noun();

    /** Every label that a row may have. */
    Vocabulary labels(D data);

    /** How many rows each label has, by its number. */
    int[] rowsOfLabel(D data);

    /** The labels that a model can give. */
    Vocabulary labels(M model);

    /** Judges a model on rows that it has not seen. */
    ClassificationEvaluation evaluation(M model, D test, Run run);

    /** The metric that tells the better of two models: {@code accuracy}, or {@code roc-auc}. */
    default String decisive(ClassificationEvaluation judged) {
        return "accuracy";
    }

    /** Whether the network or its baseline is to be published. */
    Verdict verdict(ClassificationEvaluation baseline, ClassificationEvaluation network);

    /** The format that writes a model. */
    BundleFormat<M> format(M model);

    /** Whether a trainer makes networks: then it has a baseline, can be stopped and resumed, and its models have weights. */
    boolean isNetwork(Trainer<D, ? extends M> trainer);

    /** What a network has to beat. */
    Trainer<D, ? extends M> baselineOf(Trainer<D, ? extends M> network);

    /** The same trainer of networks, with someone who is given the state after each epoch but the last. */
    Trainer<D, ? extends M> keeping(Trainer<D, ? extends M> network, Consumer<Tensors> listener);

    /** The same trainer of networks, going on from a state. */
    Trainer<D, ? extends M> resuming(Trainer<D, ? extends M> network, Tensors state);

    /** The weights of a model that is a network. */
    TrainedNetwork network(M model);
}
