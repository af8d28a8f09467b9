package dev.redstart.app.cli;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.ImageEvaluation;
import dev.redstart.vision.classify.ImageFormats;
import dev.redstart.vision.classify.NetworkImageClassifier;
import java.util.function.Consumer;

/** Classifiers of images. */
record ImageClassifiers() implements Classifiers<Images, ImageClassifier> {
    @Override
    public String noun() {
        return "image";
    }

    @Override
    public Vocabulary labels(Images data) {
        return data.labels();
    }

    @Override
    public int[] rowsOfLabel(Images data) {
        return data.rowsOfLabel();
    }

    @Override
    public Vocabulary labels(ImageClassifier model) {
        return model.labels();
    }

    @Override
    public ClassificationEvaluation evaluation(ImageClassifier model, Images test, Run run) {
        run.cancellation().check();
        return ImageEvaluation.of(model, test);
    }

    @Override
    public Verdict verdict(ClassificationEvaluation baseline, ClassificationEvaluation network) {
        return Verdict.of(decisive(network), baseline.evaluation(), network.evaluation());
    }

    @Override
    public BundleFormat<ImageClassifier> format(ImageClassifier model) {
        return ImageFormats.of(model);
    }

    @Override
    public boolean isNetwork(Trainer<Images, ? extends ImageClassifier> trainer) {
        return trainer instanceof CnnTrainer;
    }

    @Override
    public Trainer<Images, ? extends ImageClassifier> baselineOf(Trainer<Images, ? extends ImageClassifier> network) {
        return ImageAlgorithms.baseline();
    }

    @Override
    public Trainer<Images, ? extends ImageClassifier> keeping(
            Trainer<Images, ? extends ImageClassifier> network, Consumer<Tensors> listener) {
        return ((CnnTrainer) network).withCheckpoints(listener);
    }

    @Override
    public Trainer<Images, ? extends ImageClassifier> resuming(
            Trainer<Images, ? extends ImageClassifier> network, Tensors state) {
        return ((CnnTrainer) network).resuming(state);
    }

    @Override
    public TrainedNetwork network(ImageClassifier model) {
        return ((NetworkImageClassifier) model).network();
    }
}
