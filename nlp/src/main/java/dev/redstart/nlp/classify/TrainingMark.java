package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Documents;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import java.util.Arrays;

/**
 * Which texts and which settings a checkpoint belongs to, as two SHA-256 sums. Both together decide the vocabulary, so weights and word
 * numbers never come from different trainings.
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record TrainingMark(long[] texts, long[] settings) {
    private static final String TEXTS = "mark/texts";
    private static final String SETTINGS = "mark/settings";

    static TrainingMark of(NetworkTextTraining training, Documents data, Run run) {
        return new TrainingMark(textsOf(data), settingsOf(training, run));
    }

    private static long[] textsOf(Documents data) {
        TextDigest digest = new TextDigest();
        data.labels().ids().forEach(digest::add);
        for (int row = 0; row < data.size(); row++) {
            digest.add(data.text(row)).add(data.label(row));
        }
        return digest.longs();
    }

    /** The number of epochs is left out: a training may get longer. */
    private static long[] settingsOf(NetworkTextTraining training, Run run) {
        NetworkTextTraining.Design design = training.design();
        return new TextDigest()
                .add(design.input().toString())
                .add(design.dimensions())
                .add(design.body().toString())
                .add(design.training().withEpochs(1).toString())
                .add(training.vectors() == null ? "" : training.vectors().fingerprint())
                .add(Long.toString(run.seed()))
                .longs();
    }

    /** The state with this mark. */
    Tensors put(Tensors state) {
        return Tensors.builder()
                .all(state)
                .longs(TEXTS, texts)
                .longs(SETTINGS, settings)
                .build();
    }

    /** @throws ModelException if a checkpoint is of another training */
    void check(Tensors checkpoint) {
        if (!checkpoint.has(TEXTS) || !checkpoint.has(SETTINGS)) {
            throw new ModelException("this is no checkpoint of a text network");
        }
        if (!Arrays.equals(checkpoint.longs(TEXTS, TextDigest.LONGS), texts)) {
            throw new ModelException("the checkpoint is of other texts; take those, or train from the beginning");
        }
        if (!Arrays.equals(checkpoint.longs(SETTINGS, TextDigest.LONGS), settings)) {
            throw new ModelException(
                    "the checkpoint is of other settings or another seed; take those, or train from the beginning");
        }
    }
}
