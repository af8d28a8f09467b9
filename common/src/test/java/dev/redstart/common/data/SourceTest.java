package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void ofMemoryHasOnlyAName() {
        assertThat(Source.inMemory("cart")).isEqualTo(new Source("cart", null, null));
    }

    @Test
    void needsAName() {
        assertThatThrownBy(() -> Source.inMemory(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the source of a data set needs a name");
    }
}
