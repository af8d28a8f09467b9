package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LibraryWarningsTest {
    private static final Logger LIBRARY = Logger.getLogger("dev.redstart.vision.classify");

    @Test
    void showsEachWarningOnceWhileItIsOpen() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.unwatched(Cli.stream(new ByteArrayOutputStream()), Cli.stream(err), Map.of());

        try (LibraryWarnings _ = LibraryWarnings.shownOn(terminal)) {
            LIBRARY.warning("one dense layer holds 99 % of the weights");
            LIBRARY.warning("one dense layer holds 99 % of the weights");
            LIBRARY.info("pictures become 28x28");
        }
        LIBRARY.warning("too late");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("one dense layer holds 99 % of the weights\n");
    }
}
