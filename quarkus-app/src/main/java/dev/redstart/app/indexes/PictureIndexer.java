package dev.redstart.app.indexes;

import dev.redstart.common.data.Images;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.similar.SimilarImages;

/** Makes an index of pictures by a classifier that is there already. */
public record PictureIndexer(ImageClassifier classifier, Settings settings) implements Trainer<Images, SimilarImages> {
    /** @param classifier which published version makes the pictures comparable: {@code clothes@3} */
    public record Settings(String classifier) {}

    @Override
    public String name() {
        return "similar";
    }

    @Override
    public SimilarImages train(Images pictures, Run run) {
        return SimilarImages.of(classifier, pictures, run);
    }
}
