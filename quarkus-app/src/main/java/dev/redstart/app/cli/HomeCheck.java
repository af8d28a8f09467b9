package dev.redstart.app.cli;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.data.DataException;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The home: whether it can be written, its size, and whether everything in it is what was once put there. */
record HomeCheck(Session session) {
    /** Unpacked native code, a few models and their copies while they are written. */
    private static final long LITTLE_DISK = 2_000_000_000;

    List<Finding> findings() {
        Path home = session.common().home().toAbsolutePath();
        List<Finding> findings = new ArrayList<>();
        findings.add(home(home));
        findings.add(disk(home));
        if (Files.isDirectory(home)) {
            findings.addAll(kept(session.common().registry()));
            findings.addAll(indexes(session.common().indexes()));
        }
        return findings;
    }

    private Finding home(Path home) {
        try {
            session.common().checkHome();
            if (!Files.isDirectory(home)) {
                return Finding.ok("home", home + ", not there yet").with("path", home.toString());
            }
            Files.delete(Files.createTempFile(home, ".doctor", ""));
            long bytes = FolderSize.of(home);
            return Finding.ok("home", home + ", " + Figures.bytes(bytes))
                    .with("path", home.toString())
                    .with("bytes", bytes);
        } catch (ModelException e) {
            return cannotKeep(home, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return cannotKeep(home, "cannot write in " + home + ": " + DurableFiles.reason(e));
        }
    }

    private static Finding cannotKeep(Path home, String why) {
        return Finding.fault("home", why, "give a folder that can be written: --home DIR or REDSTART_HOME=DIR")
                .with("path", home.toString());
    }

    private static Finding disk(Path home) {
        Path place = home;
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        try {
            long free = Files.getFileStore(place).getUsableSpace();
            String found = Figures.bytes(free) + " free";
            Finding finding = free < LITTLE_DISK
                    ? Finding.warning(
                            "disk", found, "delete what is not needed: redstart models delete, redstart search delete")
                    : Finding.ok("disk", found);
            return finding.with("freeBytes", free);
        } catch (IOException e) {
            return Finding.warning(
                    "disk", "unknown: " + DurableFiles.reason(e), "see that the home's disk can be read");
        }
    }

    /** Each version is read through its checksums. */
    private List<Finding> kept(ModelRegistry registry) {
        List<Finding> findings = new ArrayList<>();
        int good = 0;
        for (String name : registry.names()) {
            for (int version : registry.versionNumbers(name)) {
                String reference = name + "@" + version;
                try {
                    ModelVersion model = registry.resolve(reference);
                    ModelKind.known(model);
                    Bundle.open(model.path());
                    good++;
                } catch (ModelException e) {
                    findings.add(Finding.warning(
                            "model " + reference,
                            String.valueOf(e.getMessage()),
                            "train it again, then: redstart models delete " + reference));
                }
            }
        }
        findings.addFirst(Finding.ok("models", Figures.counted(good, "version") + " verified")
                .with("verified", good));
        return findings;
    }

    private List<Finding> indexes(SearchIndexes indexes) {
        List<Finding> findings = new ArrayList<>();
        int good = 0;
        for (String name : indexes.names()) {
            try {
                indexes.open(name).close();
                good++;
            } catch (ModelException | DataException e) {
                findings.add(Finding.warning(
                        "index " + name,
                        String.valueOf(e.getMessage()),
                        "make it again: redstart search index --name " + name + " --data ..."));
            }
        }
        findings.addFirst(Finding.ok("search indexes", good + " verified").with("verified", good));
        return findings;
    }
}
