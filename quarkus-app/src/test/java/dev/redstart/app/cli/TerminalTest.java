package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.train.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private Terminal watched(Map<String, String> environment) {
        return Terminal.watched(Cli.stream(out), Cli.stream(err), environment);
    }

    @Test
    void drawsBarRateTimeLeftAndFigures() {
        var progress = new TerminalProgress(watched(Map.of("COLUMNS", "120")), "svd", clock::get);

        progress.progressed(new Progress("svd epochs", 0, 20, Map.of()));
        clock.addAndGet(2 * SECOND);
        progress.progressed(new Progress("svd epochs", 5, 20, Map.of("rmse", 0.93456)));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("\r\u001b[Ksvd        █████░░░░░░░░░░░░░░░  25 %  svd epochs  2.5/s  0:06 left  rmse 0.9346");
        assertThat(out.size()).isZero();
    }

    @Test
    void drawsAtMostTenTimesASecondAndWipesAtTheEnd() {
        var progress = new TerminalProgress(watched(Map.of()), "als", clock::get);

        for (int done = 0; done <= 1_000; done++) {
            clock.addAndGet(SECOND / 1_000);
            progress.progressed(new Progress("als iterations", done, 1_000, Map.of()));
        }

        assertThat(err.toString(StandardCharsets.UTF_8).split("als iterations", -1))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("\r\u001b[K");
    }

    @Test
    void fitsTheBarIntoTheWindow() {
        var progress = new TerminalProgress(watched(Map.of("COLUMNS", "40")), "als", clock::get);

        progress.progressed(new Progress("als iterations", 1, 2, Map.of("loss", 12.5)));

        assertThat(err.toString(StandardCharsets.UTF_8).substring(4)).hasSize(39);
    }

    @Test
    void coloursOnlyWhereSomebodyWatchesAndWantsThem() {
        assertThat(watched(Map.of()).green("als")).isEqualTo("\u001b[1;32mals\u001b[0m");
        assertThat(watched(Map.of("NO_COLOR", "1")).green("als")).isEqualTo("als");
        assertThat(watched(Map.of("TERM", "dumb")).green("als")).isEqualTo("als");
        assertThat(Terminal.unwatched(Cli.stream(out), Cli.stream(err), Map.of())
                        .green("als"))
                .isEqualTo("als");
    }

    @Test
    void alignsColumnsOfWideLetters() {
        var terminal = Terminal.unwatched(Cli.stream(out), Cli.stream(err), Map.of());

        new Table("item", ">score")
                .row("茶", "1.5")
                .row("café", "12")
                .row("e\u0301t", "3")
                .print(terminal);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .isEqualTo(List.of("item  score", "茶      1.5", "café     12", "e\u0301t        3"));
    }

    @Test
    void replacesControlCharacters() {
        assertThat(Text.printable("tea\u001b[31m\tjam\u202e")).isEqualTo("tea\uFFFD[31m\uFFFDjam\uFFFD");
    }

    @Test
    void writesNumbersAsPeopleReadThem() {
        assertThat(Figures.count(387_583)).isEqualTo("387,583");
        assertThat(Figures.score(0.083123)).isEqualTo("0.08312");
        assertThat(Figures.score(12.3456)).isEqualTo("12.35");
        assertThat(Figures.score(1_203.4)).isEqualTo("1,203");
        assertThat(Figures.score(881)).isEqualTo("881");
        assertThat(Figures.score(-0.5)).isEqualTo("-0.5000");
        assertThat(Figures.time(Duration.ofMillis(210))).isEqualTo("0.21 s");
        assertThat(Figures.time(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Figures.bytes(3_900_000)).isEqualTo("3.9 MB");
        assertThat(Figures.rate(41_200_000)).isEqualTo("41.2 M");
        assertThat(Figures.counted(1, "user")).isEqualTo("1 user");
    }

    @Test
    void guessesWhatWasMeant() {
        assertThat(Closest.to("asl", List.of("als", "svd"))).contains("als");
        assertThat(Closest.to("white metal", List.of("WHITE METAL LANTERN", "RED BAG")))
                .contains("WHITE METAL LANTERN");
        assertThat(Closest.to("cherry", List.of("als", "svd"))).isEmpty();
        assertThat(Closest.to("", List.of("als"))).isEmpty();
    }
}
