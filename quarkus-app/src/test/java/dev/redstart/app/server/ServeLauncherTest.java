package dev.redstart.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeLauncherTest {
    @TempDir
    Path home;

    @Test
    void findsNothingAgainstAFreePortOfThisMachine() {
        assertThat(ServeLauncher.obstacle(new ServeOptions(home.resolve("new/home"), "localhost", 0)))
                .isNull();
        assertThat(home.resolve("new/home")).isDirectory();
    }

    @Test
    void refusesAddressesThatOthersCanReach() {
        assertThat(ServeLauncher.obstacle(new ServeOptions(home, "0.0.0.0", 0)))
                .isEqualTo("serve answers on this machine only (localhost), got --host 0.0.0.0:"
                        + " other addresses need API keys, which this version does not have yet");
    }

    @Test
    void refusesPortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            var options = new ServeOptions(home, "localhost", other.getLocalPort());

            assertThat(ServeLauncher.obstacle(options))
                    .startsWith("port " + other.getLocalPort() + " on localhost cannot be used (Address already in use")
                    .endsWith("stop the program that has it, or choose another with --port")
                    .doesNotContain("\n");
        }
    }

    @Test
    void refusesHomeThatIsAFile() throws IOException {
        Path file = Files.createFile(home.resolve("file"));

        assertThat(ServeLauncher.obstacle(new ServeOptions(file, "localhost", 0)))
                .isEqualTo("cannot use " + file + " as home: " + file + " is a file");
    }

    @Test
    void refusesHostThatNobodyKnows() {
        assertThat(ServeLauncher.obstacle(new ServeOptions(home, "no host", 0))).isEqualTo("unknown host 'no host'");
    }

    @Test
    void refusesPortBeyondTheLast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServeOptions(home, "localhost", 65_536))
                .withMessage("port must be between 0 and 65535, got 65536");
    }
}
