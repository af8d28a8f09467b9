package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path home;

    private static Map<String, Object> check(Cli.Outcome outcome, String name) {
        return outcome.list("checks").stream()
                .filter(check -> name.equals(check.get("check")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void measuresTheMachineAndVerifiesTheHome() {
        Cli cli = new Cli(home);
        cli.trainSpam();

        var outcome = cli.run("doctor", "--json");

        assertThat(outcome.code()).isZero();
        assertThat((double) check(outcome, "BLAS").get("gigaflops")).isPositive();
        assertThat(check(outcome, "oneDNN")).containsKey("on");
        assertThat(check(outcome, "threads")).containsKeys("blas", "processors");
        assertThat(check(outcome, "native code")).containsKeys("path", "bytes");
        assertThat(check(outcome, "home")).containsEntry("state", "ok").containsKey("bytes");
        assertThat(check(outcome, "models")).containsEntry("verified", 1L);
        assertThat((long) check(outcome, "disk").get("freeBytes")).isPositive();
        assertThat(outcome.list("checks"))
                .filteredOn(check -> !"ok".equals(check.get("state")))
                .allSatisfy(check -> assertThat(check).containsKey("remedy"));
    }

    @Test
    void showsPeopleATable() {
        var outcome = new Cli(home).run("doctor");

        assertThat(outcome.out())
                .startsWith("check ")
                .containsPattern("(?m)^BLAS +ok +OpenBLAS .* GFLOP/s a core")
                .containsPattern("all is well|no faults");
    }

    @Test
    void namesWhatIsDamagedAndGoesOn() throws IOException {
        Cli cli = new Cli(home);
        cli.trainSpam();
        cli.run("search", "index", "--name", "m", "--data", cli.messages().toString(), "--vectors", "none");
        Files.writeString(home.resolve("models/spam/1/labels.json"), "[]");
        Files.writeString(home.resolve("search/m/1/manifest.json"), "{}");

        List<Finding> findings = new HomeCheck(cli.session()).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.state() == Finding.State.WARNING)
                .extracting(Finding::check)
                .contains("model spam@1", "index m");
    }

    @Test
    void failsWhereNothingCanBeKept() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        List<Finding> findings = new HomeCheck(new Cli(file).session()).findings();

        assertThat(findings.getFirst().state()).isEqualTo(Finding.State.FAULT);
        assertThat(findings.getFirst().found()).contains("is a file");
    }

    @Test
    void doesWithoutNativeCode() {
        var findings = new NetworkCheck(() -> {
                    throw new UnsatisfiedLinkError("no jnind4jcpu in java.library.path");
                })
                .findings();

        assertThat(findings.getFirst().state()).isEqualTo(Finding.State.WARNING);
        assertThat(findings.getFirst().found()).isEqualTo("cannot be trained here: no jnind4jcpu in java.library.path");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding = PortCheck.finding(taken.getLocalPort());

            assertThat(finding.state()).isEqualTo(Finding.State.WARNING);
            assertThat(finding.found()).contains("cannot be used");
        }
    }
}
