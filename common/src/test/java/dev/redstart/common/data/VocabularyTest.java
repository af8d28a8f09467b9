package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void numbersIdsInTheOrderOfTheirFirstUse() {
        Vocabulary.Builder builder = new Vocabulary.Builder();

        List<Integer> numbers = List.of(builder.add("tea"), builder.add("jam"), builder.add("tea"), builder.add("ale"));

        assertThat(numbers).containsExactly(0, 1, 0, 2);
        assertThat(builder.build().ids()).containsExactly("tea", "jam", "ale");
    }

    @Test
    void findsWhatItHasAndNothingElse() {
        Vocabulary vocabulary = Vocabulary.of(List.of("tea", "jam"));

        assertThat(vocabulary.indexOf("jam")).isEqualTo(1);
        assertThat(vocabulary.id(1)).isEqualTo("jam");
        assertThat(vocabulary.indexOf("ale")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.contains("ale")).isFalse();
        assertThat(vocabulary.contains("")).isFalse();
    }

    @Test
    void canBeEmpty() {
        Vocabulary empty = new Vocabulary.Builder().build();

        assertThat(empty.size()).isZero();
        assertThat(empty.indexOf("tea")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void keepsIdsOfAllKindsApart() {
        List<String> ids = List.of("", " ", "a b", "\"q\"", "a/b", "茶", "Ünal", "😀", "a\nb", "A", "a");
        Vocabulary.Builder builder = new Vocabulary.Builder();

        ids.forEach(builder::add);

        assertThat(builder.build().ids()).isEqualTo(ids);
    }

    @Test
    void keepsIdsWithEqualHashCodesApart() {
        // "Aa" and "BB" have the same hash code, and so have all strings that are put together from them.
        List<String> ids = new ArrayList<>(List.of(""));
        for (int length = 0; length < 8; length++) {
            ids = new ArrayList<>(ids.stream()
                    .flatMap(id -> List.of(id + "Aa", id + "BB").stream())
                    .toList());
        }

        Vocabulary vocabulary = Vocabulary.of(ids);

        for (int index = 0; index < ids.size(); index++) {
            assertThat(vocabulary.indexOf(ids.get(index))).isEqualTo(index);
        }
    }

    @Test
    void takesUtf8StraightFromABuffer() {
        byte[] line = "196,茶,3".getBytes(StandardCharsets.UTF_8);
        Vocabulary.Builder builder = new Vocabulary.Builder();
        builder.add("242");

        int user = builder.add(line, 0, 3);
        int item = builder.add(line, 4, 7);

        assertThat(user).isEqualTo(1);
        assertThat(builder.add("茶")).isEqualTo(item);
        assertThat(builder.indexOf(line, 0, 3)).isEqualTo(1);
        assertThat(builder.indexOf(line, 8, 9)).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(builder.build().ids()).containsExactly("242", "196", "茶");
    }

    @Test
    void growsOverManyIds() {
        Vocabulary.Builder builder = new Vocabulary.Builder();
        for (int number = 0; number < 50_000; number++) {
            builder.add("customer " + number);
        }

        Vocabulary vocabulary = builder.build();

        assertThat(vocabulary.size()).isEqualTo(50_000);
        for (int number = 0; number < 50_000; number += 997) {
            assertThat(vocabulary.indexOf("customer " + number)).isEqualTo(number);
        }
    }

    @Property(tries = 200)
    void givesEveryIdItsNumberBack(@ForAll @Size(max = 60) List<String> ids) {
        // A lone surrogate has no UTF-8, so it cannot be kept apart from a question mark.
        List<String> encodable = ids.stream()
                .map(id -> new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        Vocabulary.Builder builder = new Vocabulary.Builder();
        encodable.forEach(builder::add);

        Vocabulary vocabulary = builder.build();

        assertThat(vocabulary.ids()).containsExactlyElementsOf(new LinkedHashSet<>(encodable));
        for (String id : encodable) {
            assertThat(vocabulary.id(vocabulary.indexOf(id))).isEqualTo(id);
        }
    }

    @Property(tries = 100)
    void isTheSameFromAListAsFromABuilder(@ForAll @Size(max = 40) @UniqueElements List<Integer> numbers) {
        List<String> ids = numbers.stream().map(String::valueOf).toList();

        Vocabulary vocabulary = Vocabulary.of(ids);

        assertThat(vocabulary.ids()).isEqualTo(ids);
        assertThat(ids).allMatch(id -> vocabulary.id(vocabulary.indexOf(id)).equals(id));
    }

    @Test
    void refusesAnIdThatStandsThereTwice() {
        assertThatThrownBy(() -> Vocabulary.of(List.of("tea", "jam", "tea")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id 'tea' stands in the vocabulary twice");
    }
}
