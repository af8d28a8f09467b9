package dev.redstart.app.server.models;

import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.model.Model;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.features.TableFeatures;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.similar.SimilarImages;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question to a model that was just loaded: shows whether it answers, and makes what is only made then, so that nobody has to wait for it. */
final class FirstQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(FirstQuestion.class);
    private static final Pixels BLACK = new Pixels(1, 1, Pixels.GRAY, new byte[1]);

    private FirstQuestion() {}

    static void ask(Model<?, ?> model) {
        switch (model) {
            case Recommender recommender -> recommender.recommend(RecommendQuery.forUser("", 1));
            case TextClassifier classifier -> classifier.probabilities("");
            case ImageClassifier classifier -> classifier.probabilities(BLACK);
            case TableClassifier classifier -> classifier.probabilities(typicalRow(classifier.features()));
            case SimilarImages index -> index.similar(BLACK, 1);
            default -> LOG.debug("{} is not tried out", model.getClass());
        }
    }

    private static TableRow typicalRow(TableFeatures features) {
        List<Object> values = new ArrayList<>();
        for (int column = 0; column < features.columns().size(); column++) {
            values.add(features.typical(column));
        }
        return TableRow.of(features.columns(), values);
    }
}
