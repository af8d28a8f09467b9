package dev.redstart.nlp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Source;
import dev.redstart.common.vector.Vectors;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.datasets.WordVectorsLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordAverageTest {
    private static final WordFrequencies FREQUENCIES = WordCounts.of(List.of(
            SearchDocument.of("1", "tea and tea"),
            SearchDocument.of("2", "tea and jam"),
            SearchDocument.of("3", "ale")));

    private static WordVectors vectors() {
        WordVectors.Builder vectors = WordVectors.builder(2);
        vectors.add("tea", new float[] {1, 0});
        vectors.add("jam", new float[] {0, 1});
        return vectors.build(Source.inMemory("kitchen"));
    }

    private final WordAverage average = new WordAverage("kitchen", vectors());

    @Test
    void weighsWordsByTheirRarity() {
        // 3 documents, tea in 2: ln(1 + 1.5 / 2.5) = 0.4700, twice; jam in 1: ln(1 + 2.5 / 1.5) = 0.9808.
        assertThat(average.encode("Tea, jam, tea!", FREQUENCIES))
                .containsExactly(new float[] {0.9400f, 0.9808f}, within(0.0001f));
    }

    @Test
    void isNothingWhereNoWordIsKnown() {
        assertThat(average.encode("", FREQUENCIES)).containsExactly(0, 0);
        assertThat(average.encode("and ale 😀", FREQUENCIES)).containsExactly(0, 0);
    }

    @Test
    void countsDocumentsNotWords() {
        assertThat(FREQUENCIES.documents()).isEqualTo(3);
        assertThat(FREQUENCIES.documentsWith("tea")).isEqualTo(2);
        assertThat(FREQUENCIES.documentsWith("coffee")).isZero();
    }

    @Test
    void needsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordAverage(" ", vectors()))
                .withMessage("the name of word vectors must not be blank");
    }

    @Test
    void putsSentencesOfLikeMeaningNearEachOther() {
        WordAverage glove = new WordAverage("glove", WordVectorsLoader.load("glove"));

        float[] film = glove.encode("a movie about war among the planets", FREQUENCIES);

        assertThat(Vectors.cosine(film, glove.encode("films of battles in space", FREQUENCIES)))
                .isGreaterThan(Vectors.cosine(film, glove.encode("cheap flights to Rome", FREQUENCIES)) + 0.1f);
    }
}
