package dev.redstart.app.questions;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.model.Classification;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.explain.ImageExplanation;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.PngWriter;
import java.util.ArrayList;
import java.util.List;

/** A picture file that a model is asked about. It is decoded only when somebody answers, and no larger than the answer needs. */
public final class PictureQuestion {
    private static final int BATCH = 64;
    private static final ImageDecoder FOR_MODELS = ImageDecoder.standard();

    /** An overlay is for eyes: more than a million pixels show nothing more of it. */
    private static final ImageDecoder FOR_PEOPLE =
            new ImageDecoder(ImageDecoder.Limits.defaults().withKeptPixels(1_000_000));

    private final String name;
    private final byte[] file;

    /**
     * @param name what messages call the file
     * @param file PNG, JPEG, BMP or GIF; kept, not copied
     */
    public PictureQuestion(String name, byte[] file) {
        this.name = name;
        this.file = file;
    }

    public String name() {
        return name;
    }

    /**
     * As much of the picture as a model looks at.
     *
     * @throws DataException if it is no picture, is damaged, or is beyond the decoder's limits
     */
    public Pixels pixels(ImageClassifier model) {
        return FOR_MODELS.decode(file, name, model.preprocessing());
    }

    /** What a model answers to several pictures, in their order. */
    public static List<Classification> answers(ImageClassifier model, List<PictureQuestion> questions) {
        List<Classification> answers = new ArrayList<>(questions.size());
        for (int from = 0; from < questions.size(); from += BATCH) {
            List<Pixels> pictures = new ArrayList<>(BATCH);
            for (PictureQuestion question : questions.subList(from, Math.min(questions.size(), from + BATCH))) {
                pictures.add(question.pixels(model));
            }
            for (float[] probabilities : model.probabilities(pictures)) {
                answers.add(model.classification(probabilities));
            }
        }
        return answers;
    }

    /** A PNG file: the picture with what an explanation of it says in red and blue. */
    public byte[] overlay(ImageExplanation explanation) {
        return PngWriter.bytes(explanation.overlay(FOR_PEOPLE.decode(file, name)));
    }
}
