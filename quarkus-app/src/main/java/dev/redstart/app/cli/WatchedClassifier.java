package dev.redstart.app.cli;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A classifier whose answers are counted while it is judged: a bar shows how many there are, and Ctrl-C stops it.
 *
 * @param total how many texts will be asked about, at least 1
 */
record WatchedClassifier(TextClassifier model, Run run, int total, AtomicInteger answered) implements TextClassifier {
    static WatchedClassifier of(TextClassifier model, Run run, int total) {
        return new WatchedClassifier(model, run, total, new AtomicInteger());
    }

    @Override
    public Vocabulary labels() {
        return model.labels();
    }

    @Override
    public float[] probabilities(String text) {
        return probabilities(List.of(text))[0];
    }

    @Override
    public float[][] probabilities(List<String> texts) {
        run.progress("texts judged", answered.get(), total);
        float[][] rows = model.probabilities(texts);
        run.progress("texts judged", Math.min(total, answered.addAndGet(texts.size())), total);
        return rows;
    }
}
