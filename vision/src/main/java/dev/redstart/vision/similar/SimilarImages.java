package dev.redstart.vision.similar;

import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Model;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.TopN;
import dev.redstart.common.vector.VectorScan;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.image.ImageDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds pictures that a classifier holds for alike: similar products by picture. Each picture is the vector of the classifier's last hidden layer;
 * the closer two directions are, the more alike the pictures (cosine, in [-1,1]). Immutable and thread-safe.
 *
 * <p>Exact: each question looks at all vectors, some 10,000 in a millisecond.
 */
public final class SimilarImages implements Model<Pixels, Ranking<String>> {
    private static final int BATCH = 64;
    private static final int USUAL_COUNT = 10;

    private final ImageClassifier classifier;
    private final Vocabulary ids;
    private final VectorTable directions;
    private final VectorScan scan;

    /** @param directions a row of length 1 for each id; kept, not copied */
    SimilarImages(ImageClassifier classifier, Vocabulary ids, VectorTable directions) {
        if (directions.rowCount() != ids.size()) {
            throw new IllegalArgumentException(
                    "there are " + ids.size() + " pictures, but " + directions.rowCount() + " vectors");
        }
        this.classifier = classifier;
        this.ids = ids;
        this.directions = directions;
        this.scan = VectorScan.of(directions);
    }

    /**
     * An index of pictures under their files' names; pixels without a file are {@code row 17}, counted from 0.
     *
     * @throws dev.redstart.common.data.DataException if a picture cannot be read
     * @throws IllegalArgumentException if the classifier does not make pictures comparable, or two files have one name
     */
    public static SimilarImages of(ImageClassifier classifier, Images pictures, Run run) {
        List<String> names = new ArrayList<>();
        for (int row = 0; row < pictures.size(); row++) {
            names.add(pictures.picture(row) instanceof EncodedPicture file ? file.name() : "row " + row);
        }
        return of(classifier, Vocabulary.of(names), pictures, run);
    }

    /**
     * An index of pictures under ids of one's own.
     *
     * @param ids of the products, say, one for each row of the pictures
     */
    public static SimilarImages of(ImageClassifier classifier, Vocabulary ids, Images pictures, Run run) {
        if (pictures.size() == 0 || ids.size() != pictures.size()) {
            throw new IllegalArgumentException("an index needs one id for each picture and at least one, got "
                    + ids.size() + " for " + pictures.size());
        }
        List<float[]> vectors = new ArrayList<>(pictures.size());
        for (int from = 0; from < pictures.size(); from += BATCH) {
            List<Pixels> batch = new ArrayList<>(BATCH);
            for (int row = from; row < Math.min(pictures.size(), from + BATCH); row++) {
                batch.add(ImageDecoder.standard().decode(pictures.picture(row), classifier.preprocessing()));
            }
            vectors.addAll(List.of(classifier.embeddings(batch)));
            run.progress("image index", vectors.size(), pictures.size());
        }
        VectorTable directions = VectorTable.zeros(ids.size(), vectors.getFirst().length);
        for (int row = 0; row < vectors.size(); row++) {
            directions.write(row, direction(vectors.get(row)));
        }
        return new SimilarImages(classifier, ids, directions);
    }

    /** In length 1; one without a direction stays as it is. In place. */
    private static float[] direction(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int at = 0; at < vector.length; at++) {
            vector[at] *= scale;
        }
        return vector;
    }

    /** What makes pictures vectors. */
    public ImageClassifier classifier() {
        return classifier;
    }

    /** The pictures that can be found. */
    public Vocabulary ids() {
        return ids;
    }

    /** The ten pictures most like this one. */
    @Override
    public Ranking<String> answer(Pixels picture) {
        return similar(picture, USUAL_COUNT);
    }

    /**
     * The pictures most like one that need not be among them.
     *
     * @param count how many at most, at least 1
     */
    public Ranking<String> similar(Pixels picture, int count) {
        return best(scores(direction(classifier.embedding(picture))), count);
    }

    /**
     * The other pictures most like one of them.
     *
     * @param count how many at most, at least 1
     * @throws IllegalArgumentException if there is no picture of that id
     */
    public Ranking<String> similarTo(String id, int count) {
        int row = ids.indexOf(id);
        if (row == Vocabulary.UNKNOWN) {
            throw new IllegalArgumentException("there is no picture '" + id + "' among " + ids.size());
        }
        float[] scores = scores(directions.row(row));
        scores[row] = Float.NEGATIVE_INFINITY;
        return best(scores, count);
    }

    private float[] scores(float[] direction) {
        float[] scores = new float[ids.size()];
        scan.scores(direction, scores);
        return scores;
    }

    private Ranking<String> best(float[] scores, int count) {
        List<Scored<String>> best = new ArrayList<>();
        for (int row :
                TopN.select(scores, count, (first, second) -> ids.id(first).compareTo(ids.id(second)))) {
            best.add(new Scored<>(ids.id(row), scores[row]));
        }
        return new Ranking<>(best, false);
    }

    VectorTable directions() {
        return directions;
    }
}
