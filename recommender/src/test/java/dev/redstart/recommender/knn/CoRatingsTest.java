package dev.redstart.recommender.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.InteractionsFixture;
import dev.redstart.recommender.knn.RatingKnnTrainer.Similarity;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CoRatingsTest {
    private static final int[] AWKWARD_SIZES = {1, 2, 3, 17, 63, 64, 65, 130};

    @Test
    void comparesWhatTwoUsersRatedInCommon() {
        // In common: tea and jam. Differences 1 and 2: MSD 2.5. Cosine (5*4 + 2*4) / sqrt((25+4) (16+16)).
        var data = InteractionsFixture.ratings(
                "ann>tea=5", "ann>jam=2", "ann>ale=3", "bob>tea=4", "bob>jam=4", "bob>pie=1");

        assertThat(similarities(Similarity.MSD, 1, data)[0]).isEqualTo((float) (1 / 3.5));
        assertThat(similarities(Similarity.COSINE, 1, data)[0]).isEqualTo((float) (28 / Math.sqrt(29 * 32)));
        // ann and bob rise and fall together or not at all: bob's common ratings are equal, so they correlate with
        // nothing.
        assertThat(similarities(Similarity.PEARSON, 1, data)[0]).isZero();
        assertThat(similarities(Similarity.MSD, 3, data)[0]).isZero();
    }

    @Test
    void packsRatingsOfAGridAndAddsUpExactly() {
        DoubleUnaryOperator stars = value -> 1 + Math.floor(5 * value);
        DoubleUnaryOperator halfStars = value -> 0.5 + Math.floor(10 * value) / 2;
        for (int size : AWKWARD_SIZES) {
            for (Similarity similarity : new Similarity[] {Similarity.MSD, Similarity.COSINE}) {
                assertPackedEqualsPlain(similarity, random(size, stars));
                assertPackedEqualsPlain(similarity, random(size, halfStars));
            }
        }
    }

    private static void assertPackedEqualsPlain(Similarity similarity, Interactions data) {
        Measure measure = new Measure(similarity, 2, 0);
        SparseMatrix rows = data.byUser();
        SparseMatrix columns = data.byItem();

        float[] packed = triangle(new PackedCoRatings(Packing.of(measure, rows).orElseThrow(), rows, columns), rows);
        float[] plain = triangle(plain(measure, rows, columns), rows);

        assertThat(packed).isEqualTo(plain);
    }

    @Test
    void packsNothingThatCouldOverflowOrIsNotOnAGrid() {
        var stars = InteractionsFixture.ratings("ann>tea=5", "bob>tea=1");
        var negative = InteractionsFixture.ratings("ann>tea=5", "bob>tea=-5");
        var real = InteractionsFixture.ratings("ann>tea=1.7", "bob>tea=3.141");
        var wide = InteractionsFixture.ratings("ann>tea=1", "bob>tea=100");
        var high = InteractionsFixture.ratings("ann>tea=1000000", "bob>tea=1000001");

        assertThat(isPacked(Similarity.MSD, stars)).isTrue();
        assertThat(isPacked(Similarity.COSINE, stars)).isTrue();
        assertThat(isPacked(Similarity.PEARSON, stars)).isFalse();
        assertThat(isPacked(Similarity.MSD, negative)).isTrue();
        assertThat(isPacked(Similarity.COSINE, negative)).isFalse();
        assertThat(isPacked(Similarity.MSD, real)).isFalse();
        assertThat(isPacked(Similarity.MSD, wide)).isFalse();
        assertThat(isPacked(Similarity.COSINE, high)).isFalse();
    }

    @Test
    void packsAsManyCommonRatingsAsFitAndNoMore() {
        // Five stars: 25 n in each of three fields and n in the fourth have 63 bits at n = 5,242 and 67 at 5,243.
        assertThat(Packing.of(new Measure(Similarity.COSINE, 1, 0), oneRow(5_242)))
                .isPresent();
        assertThat(Packing.of(new Measure(Similarity.COSINE, 1, 0), oneRow(5_243)))
                .isEmpty();
    }

    @Test
    void fillsEveryFieldToTheBrimWithoutSpilling() {
        int common = 5_242;
        Packing packing =
                Packing.of(new Measure(Similarity.COSINE, 1, 0), oneRow(common)).orElseThrow();
        int top = packing.grid().levels() - 1;

        float similarity = packing.similarity(packing.increment(top, top) * common);

        assertThat(similarity).isEqualTo(1);
    }

    @Test
    void comparesRealRatingsOfAllMeasuresAndThreadsAlike() {
        Interactions data = random(130, value -> 10 * value - 5);
        for (Similarity similarity : new Similarity[] {Similarity.MSD, Similarity.COSINE, Similarity.PEARSON}) {
            CoRatings pairs = plain(new Measure(similarity, 1, 0), data.byUser(), data.byItem());

            float[] one = FullSimilarities.compute(pairs, 130, Run.seeded(1)).triangle();
            float[] three = FullSimilarities.compute(pairs, 130, Run.seeded(1).withThreads(3))
                    .triangle();

            assertThat(three).isEqualTo(one);
        }
    }

    @Test
    void keepsTheBestOfEachRowOrAll() {
        Interactions data = random(65, value -> 1 + Math.floor(5 * value));
        CoRatings pairs = plain(new Measure(Similarity.MSD, 1, 0), data.byUser(), data.byItem());

        SimilarityMatrix full = FullSimilarities.compute(pairs, 65, Run.seeded(1));
        SimilarityMatrix all = NearestSimilarities.compute(pairs, 65, 65, Run.seeded(1));
        NearestSimilarities three = NearestSimilarities.compute(pairs, 65, 3, Run.seeded(1));

        float[] fullRow = new float[65];
        float[] allRow = new float[65];
        for (int row = 0; row < 65; row++) {
            full.row(row, fullRow);
            all.row(row, allRow);
            assertThat(allRow).isEqualTo(fullRow);
            assertThat(three.matrix().length(row)).isEqualTo(3);
            for (int other = 0; other < 65; other++) {
                assertThat(full.between(row, other)).isEqualTo(fullRow[other]).isEqualTo(all.between(row, other));
                assertThat(three.between(row, other)).isIn(0f, fullRow[other]);
            }
        }
    }

    @Test
    void comparesABasketAsItComparesAUser() {
        Interactions data = random(65, value -> 1 + Math.floor(5 * value));
        Measure measure = new Measure(Similarity.MSD, 1, 0);
        float[] ofUser = new float[65];
        FullSimilarities.compute(plain(measure, data.byUser(), data.byItem()), 65, Run.seeded(1))
                .row(12, ofUser);
        SparseMatrix byUser = data.byUser();
        int[] items = new int[byUser.length(12)];
        float[] values = new float[items.length];
        for (int at = 0; at < items.length; at++) {
            items[at] = byUser.column(byUser.start(12) + at);
            values[at] = byUser.value(byUser.start(12) + at);
        }

        float[] ofBasket = new float[65];
        CoRatings.plain(measure, data.byItem(), null, true).basket(items, values, ofBasket);

        for (int user = 0; user < 65; user++) {
            assertThat(ofBasket[user]).isCloseTo(ofUser[user], within(1e-7f));
        }
    }

    private static float[] similarities(Similarity similarity, int minSupport, Interactions data) {
        Measure measure = new Measure(similarity, minSupport, 0);
        return triangle(plain(measure, data.byUser(), data.byItem()), data.byUser());
    }

    private static float[] triangle(CoRatings pairs, SparseMatrix rows) {
        return FullSimilarities.compute(pairs, rows.rowCount(), Run.seeded(1)).triangle();
    }

    private static CoRatings plain(Measure measure, SparseMatrix rows, SparseMatrix columns) {
        return CoRatings.plain(measure, columns, null, true).rows(rows, rows.copyValues());
    }

    private static boolean isPacked(Similarity similarity, Interactions data) {
        return Packing.of(new Measure(similarity, 1, 0), data.byUser()).isPresent();
    }

    /** Someone who rated so much, all 1 but for one 5. */
    private static SparseMatrix oneRow(int length) {
        int[] columns = new int[length];
        float[] values = new float[length];
        for (int at = 0; at < length; at++) {
            columns[at] = at;
            values[at] = at == 0 ? 5 : 1;
        }
        return SparseMatrix.of(length, new int[] {0, length}, columns, values);
    }

    private static Interactions random(int users, DoubleUnaryOperator rating) {
        SplittableRandom random = new SplittableRandom(users);
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.LAST);
        for (int user = 0; user < users; user++) {
            for (int item = 0; item < 40; item++) {
                if (item == 0 || random.nextInt(3) == 0) {
                    builder.add("u" + user, "i" + item, (float) rating.applyAsDouble(random.nextDouble()));
                }
            }
        }
        return builder.build(Source.inMemory("random"));
    }
}
