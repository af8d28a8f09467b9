package dev.redstart.recommender.puresvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Checkerboard;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.RecommenderContract;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.mahout.MahoutMatrices;
import java.util.List;
import org.apache.mahout.math.DenseMatrix;
import org.apache.mahout.math.Matrix;
import org.apache.mahout.math.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PureSvdTest implements RecommenderContract<PureSvdRecommender> {
    private static final PureSvdTrainer.Settings TWO_FACTORS =
            PureSvdTrainer.Settings.defaults().withFactors(2);

    @Override
    public RecommenderTrainer<PureSvdRecommender> trainer() {
        return new PureSvdTrainer(TWO_FACTORS);
    }

    @Override
    public BundleFormat<PureSvdRecommender> format() {
        return new PureSvdFormat();
    }

    /** Mahout decomposes the whole dense matrix in doubles; the scores agree within 1e-3 of ratings up to 5. */
    @Test
    void projectsOnTheSingularVectorsThatMahoutFinds() {
        Interactions data = Checkerboard.ratings();
        PureSvdRecommender model = new PureSvdTrainer(TWO_FACTORS.withPowerIterations(8)).train(data, Run.seeded(1));
        Matrix ratings = new DenseMatrix(Checkerboard.USERS, Checkerboard.ITEMS).assign(MahoutMatrices.matrixOf(data));

        Matrix vectors = new SingularValueDecomposition(ratings).getV().viewPart(0, Checkerboard.ITEMS, 0, 2);
        Matrix expected = ratings.times(vectors).times(vectors.transpose());

        for (int user = 0; user < Checkerboard.USERS; user++) {
            for (int item = 0; item < Checkerboard.ITEMS; item++) {
                double score = model.predict(data.users().id(user), data.items().id(item))
                        .value();
                assertThat(score).isCloseTo(expected.get(user, item), within(1e-3));
            }
        }
    }

    @Test
    void keepsOrthonormalItemFactors() {
        float[] factors = new PureSvdTrainer(TWO_FACTORS)
                .train(Checkerboard.events(), Run.seeded(1))
                .itemFactors()
                .toPacked();
        double firstLength = 0;
        double product = 0;
        for (int item = 0; item < Checkerboard.ITEMS; item++) {
            firstLength += factors[2 * item] * factors[2 * item];
            product += factors[2 * item] * factors[2 * item + 1];
        }

        assertThat(firstLength).isCloseTo(1, within(1e-4));
        assertThat(product).isCloseTo(0, within(1e-4));
    }

    @Test
    void learnsTheSameOnOneTwoAndThreeThreads() {
        PureSvdTrainer trainer = new PureSvdTrainer(TWO_FACTORS);
        float[] onOne = trainer.train(Checkerboard.events(), Run.seeded(3))
                .itemFactors()
                .toPacked();

        for (int threads = 2; threads <= 3; threads++) {
            Run run = Run.seeded(3).withThreads(threads);
            assertThat(trainer.train(Checkerboard.events(), run).itemFactors().toPacked())
                    .isEqualTo(onOne);
        }
    }

    @Test
    void explainsWithoutRest() {
        PureSvdRecommender model = new PureSvdTrainer(TWO_FACTORS).train(Checkerboard.events(), Run.seeded(1));
        RecommendQuery basket = RecommendQuery.forItems(List.of(Checkerboard.item(0), Checkerboard.item(2)), 1);

        Explanation explanation = model.explain(basket, Checkerboard.item(4));

        assertThat(explanation.base()).isZero();
        assertThat(explanation.rest()).isCloseTo(0, within(1e-6));
        assertThat(explanation.reasons()).allMatch(reason -> reason.weight() > 0);
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        assertThatThrownBy(() -> TWO_FACTORS.withFactors(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factors must be between 1 and 1024, got 0");
        assertThatThrownBy(() -> TWO_FACTORS.withPowerIterations(0))
                .hasMessage("powerIterations must be at least 1, got 0");
    }

    @Test
    @Timeout(60)
    void refusesValuesThatLeaveItsNumbers() {
        var data = InteractionsFixture.of("ann>tea=3e38", "ann>jam=2e38", "bob>tea=1e38", "bob>ale=3e38");

        assertThatThrownBy(() -> new PureSvdTrainer(TWO_FACTORS).train(data, Run.seeded(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the values are too large for puresvd's 32-bit numbers; scale them");
    }
}
