package dev.redstart.app.cli;

import dev.redstart.tensor.DeviceReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What this machine can do for Redstart, what is wrong with it or with the home, and what to do about it. */
@Command(
        name = "doctor",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Check this machine and the home, and say what to do about what is wrong.",
        description =
                "Measures the matrix products under the networks (a second), looks for slow paths, and verifies each "
                        + "published model and search index. Exit code 0, with warnings too; 1 if something keeps commands from working.",
        footerHeading = "%nExamples:%n",
        footer = {"  redstart doctor", "  redstart doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(MachineCheck.findings());
        findings.addAll(new NetworkCheck(DeviceReport::measure).findings());
        findings.addAll(new HomeCheck(session).findings());
        findings.add(PortCheck.finding());
        Finding.State worst = findings.stream()
                .map(Finding::state)
                .max(Finding.State::compareTo)
                .orElseThrow();
        if (session.json()) {
            session.terminal().printJson(json(worst, findings));
        } else {
            print(findings);
        }
        return worst == Finding.State.FAULT ? Failure.FAILED : 0;
    }

    private static Map<String, Object> json(Finding.State worst, List<Finding> findings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("redstart", new RedstartCommand.Version().getVersion()[0]);
        json.put("state", worst.word());
        json.put("checks", findings.stream().map(Finding::json).toList());
        return json;
    }

    private void print(List<Finding> findings) {
        Terminal terminal = session.terminal();
        Table table = new Table("check", "state", "found");
        int room = terminal.width() - 2 * Table.GAP.length() - columns(findings);
        for (Finding finding : findings) {
            table.row(
                    row -> painted(finding.state(), row),
                    finding.check(),
                    finding.state().word(),
                    Text.cut(finding.found(), room));
        }
        table.print(terminal);
        terminal.print();
        List<Finding> bad = findings.stream()
                .filter(finding -> finding.state() != Finding.State.OK)
                .toList();
        bad.forEach(this::printRemedy);
        terminal.print(bad.isEmpty() ? terminal.green("all is well") : verdict(bad));
    }

    /** What the first two columns take. */
    private static int columns(List<Finding> findings) {
        int longest = 0;
        for (Finding finding : findings) {
            longest = Math.max(longest, finding.check().length());
        }
        return longest + Finding.State.WARNING.word().length();
    }

    private String painted(Finding.State state, String text) {
        return switch (state) {
            case OK -> text;
            case WARNING -> session.terminal().yellow(text);
            case FAULT -> session.terminal().red(text);
        };
    }

    private void printRemedy(Finding finding) {
        Terminal terminal = session.terminal();
        terminal.print(painted(finding.state(), Text.printable(finding.check() + ": " + finding.found())));
        terminal.print("  " + Text.printable(String.valueOf(finding.remedy())));
        terminal.print();
    }

    private String verdict(List<Finding> bad) {
        long faults = bad.stream()
                .filter(finding -> finding.state() == Finding.State.FAULT)
                .count();
        String warnings = Figures.counted(bad.size() - faults, "warning");
        return faults == 0
                ? session.terminal().yellow(warnings + ", no faults")
                : session.terminal().red(Figures.counted(faults, "fault") + ", " + warnings);
    }
}
