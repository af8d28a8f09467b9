package dev.redstart.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Interactions;
import org.junit.jupiter.api.Test;

class ProfileTest {
    /** Items are numbered in the order in which they come: tea 0, jam 1, ale 2, gin 3. */
    private static final Interactions DATA = InteractionsFixture.of("ann>tea", "bob>jam=3", "ann>ale=2", "bob>gin");

    private static Profile ann() {
        return Profile.ofUser(DATA.byUser(), 0);
    }

    private static String text(Profile profile) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < profile.size(); at++) {
            text.append(profile.item(at)).append('=').append(profile.value(at)).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void isTheUsersTrainingRow() {
        assertThat(text(ann())).isEqualTo("0=1.0 2=2.0");
        assertThat(ann().user()).isZero();
        assertThat(ann().contains(2)).isTrue();
        assertThat(ann().contains(1)).isFalse();
    }

    @Test
    void takesMoreItemsInTheirOrder() {
        Profile more = ann().with(new int[] {3, 1}, new float[] {7, 8});

        assertThat(text(more)).isEqualTo("0=1.0 1=8.0 2=2.0 3=7.0");
        assertThat(more.user()).isEqualTo(Profile.NOBODY);
    }

    @Test
    void replacesTheValueOfAnItemThatItHas() {
        Profile more = ann().with(new int[] {2, 1, 1}, new float[] {9, 4, 5});

        assertThat(text(more)).isEqualTo("0=1.0 1=5.0 2=9.0");
    }

    @Test
    void canBeEmpty() {
        assertThat(Profile.empty().isEmpty()).isTrue();
        assertThat(text(Profile.empty().with(new int[] {1}, new float[] {2}))).isEqualTo("1=2.0");
    }
}
