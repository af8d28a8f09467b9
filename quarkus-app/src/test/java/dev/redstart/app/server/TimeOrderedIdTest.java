package dev.redstart.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {
    /** The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22Z. */
    @Test
    void isUuidOfVersionSeven() {
        UUID id = TimeOrderedId.of(0x017F22E279B0L, 0xCC3L, 0x18C4DC0C0C07398FL << 2);

        assertThat(id).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void sortsByTime() {
        String earlier = TimeOrderedId.of(1_000, -1, -1).toString();
        String later = TimeOrderedId.of(1_001, 0, 0).toString();

        assertThat(earlier).isLessThan(later);
    }

    @Test
    void differsEachTime() {
        assertThat(TimeOrderedId.next()).isNotEqualTo(TimeOrderedId.next());
    }
}
