package dev.redstart.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.model.ModelException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredSettingsTest {
    private final StoredSettings stored =
            new StoredSettings("svd.json", Map.of("rate", 0.5, "factors", 64L, "kind", "ratings-only", "many", 3e10));

    private enum Kind {
        RATINGS_ONLY,
        ALL
    }

    @Test
    void readsNumbersAndConstants() {
        assertThat(stored.number("rate")).isEqualTo(0.5);
        assertThat(stored.wholeNumber("factors")).isEqualTo(64);
        assertThat(stored.choice("kind", Kind.class)).isEqualTo(Kind.RATINGS_ONLY);
    }

    @Test
    void namesWhatIsMissingOrWrong() {
        assertThatThrownBy(() -> stored.number("epochs"))
                .isInstanceOf(ModelException.class)
                .hasMessage("svd.json has 'epochs' = null, expected a number; train the model again");
        assertThatThrownBy(() -> stored.wholeNumber("rate"))
                .hasMessage("svd.json has 'rate' = 0.5, expected a whole number; train the model again");
        assertThatThrownBy(() -> stored.wholeNumber("many"))
                .hasMessage("svd.json has 'many' = 3.0E10, expected a whole number; train the model again");
        assertThatThrownBy(() -> stored.choice("factors", Kind.class))
                .hasMessage("svd.json has 'factors' = 64, expected one of [ratings-only, all]; train the model again");
    }
}
