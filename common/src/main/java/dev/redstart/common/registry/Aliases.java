package dev.redstart.common.registry;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code aliases.json}: a JSON object of version numbers, replaced as a whole. */
record Aliases(Path file, Map<String, Integer> versions) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    Aliases {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    static String checkName(String alias) {
        if (!NAME.matcher(alias).matches()) {
            throw new IllegalArgumentException(
                    "alias must be a lower-case letter and up to 63 letters, digits, '.', '_' or '-', got '"
                            + Choices.printable(alias) + "'");
        }
        return alias;
    }

    /** None if there is no such file. */
    static Aliases read(Path file) {
        Map<String, Integer> versions = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            Json.readObject(in, file.toString())
                    .forEach((alias, version) -> versions.put(alias, number(file, alias, version)));
        } catch (NoSuchFileException e) {
            return new Aliases(file, Map.of());
        } catch (DataException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read: " + DurableFiles.reason(e), e);
        }
        return new Aliases(file, versions);
    }

    private static int number(Path file, String alias, Object version) {
        if (version instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new ModelException(file + " is damaged: alias '" + Choices.printable(alias)
                + "' must have a version number, got " + version);
    }

    Aliases with(String alias, int version) {
        Map<String, Integer> changed = new TreeMap<>(versions);
        changed.put(alias, version);
        return new Aliases(file, changed);
    }

    Aliases without(String alias) {
        Map<String, Integer> changed = new TreeMap<>(versions);
        changed.remove(alias);
        return new Aliases(file, changed);
    }

    void write() throws IOException {
        DurableFiles.replace(file, Json.writePretty(versions).getBytes(StandardCharsets.UTF_8));
    }
}
