package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.data.Source;
import org.junit.jupiter.api.Test;

class WordVectorsTest {
    private static WordVectors teaAndJam() {
        WordVectors.Builder builder = WordVectors.builder(2);
        builder.add("tea", new float[] {1, 2});
        builder.add("jam", new float[] {3, 4});
        return builder.build(Source.inMemory("kitchen"));
    }

    @Test
    void knowsTheVectorOfEachWord() {
        WordVectors vectors = teaAndJam();

        assertThat(vectors.words().ids()).containsExactly("tea", "jam");
        assertThat(vectors.vector("jam")).containsExactly(3, 4);
        assertThat(vectors.has("ale")).isFalse();
        assertThat(vectors).hasToString("kitchen: 2 words, 2 dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vectors.vector("ale"))
                .withMessage("there is no vector for word 'ale'");
    }

    @Test
    void neverHandsOutItsFloats() {
        WordVectors vectors = teaAndJam();

        vectors.vector("tea")[0] = 99;

        assertThat(vectors.vector("tea")).containsExactly(1, 2);
    }

    @Test
    void readsAndAddsByNumber() {
        WordVectors vectors = teaAndJam();
        float[] row = new float[4];
        float[] sum = {1, 1};

        vectors.read(1, row, 2);
        vectors.addTo(sum, 2, 0);

        assertThat(row).containsExactly(0, 0, 3, 4);
        assertThat(sum).containsExactly(3, 5);
    }

    @Test
    void keepsTheFirstOfTwoVectorsOfAWord() {
        WordVectors.Builder builder = WordVectors.builder(1);

        assertThat(builder.add("tea", new float[] {1})).isTrue();
        assertThat(builder.add("tea", new float[] {2})).isFalse();

        WordVectors vectors = builder.build(Source.inMemory("kitchen"));
        assertThat(vectors.size()).isOne();
        assertThat(vectors.vector("tea")).containsExactly(1);
    }

    @Test
    void hasAnotherFingerprintIfAnythingDiffers() {
        WordVectors.Builder words = WordVectors.builder(2);
        words.add("tea", new float[] {1, 2});
        words.add("ham", new float[] {3, 4});
        WordVectors.Builder numbers = WordVectors.builder(2);
        numbers.add("tea", new float[] {1, 2});
        numbers.add("jam", new float[] {3, 4.0000005f});

        String fingerprint = teaAndJam().fingerprint();

        assertThat(fingerprint).hasSize(64).isEqualTo(teaAndJam().fingerprint());
        assertThat(words.build(Source.inMemory("kitchen")).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(numbers.build(Source.inMemory("kitchen")).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void takesVectorsOfItsLengthOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectors.builder(0))
                .withMessage("dimensions must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectors.builder(2).add("tea", new float[3]))
                .withMessage("the vector of 'tea' must have 2 dimensions, got 3");
    }

    @Test
    void growsToAnySize() {
        WordVectors.Builder builder = WordVectors.builder(3);
        for (int word = 0; word < 5_000; word++) {
            builder.add("w" + word, new float[] {word, -word, 1});
        }

        WordVectors vectors = builder.build(Source.inMemory("many"));

        assertThat(vectors.vector("w0")).containsExactly(0, 0, 1);
        assertThat(vectors.vector("w4999")).containsExactly(4999, -4999, 1);
    }
}
