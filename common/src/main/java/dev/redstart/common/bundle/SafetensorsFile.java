package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A safetensors file by itself, such as the checkpoint of a training. */
public final class SafetensorsFile {
    private SafetensorsFile() {}

    /**
     * Writes a file in one step: after a crash it has its old content or all of the new. Writers of the same file must take turns.
     *
     * @param file its folder exists
     */
    public static void replace(Path file, Tensors tensors) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            write(temporary, tensors);
            DurableFiles.move(temporary, file);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static void write(Path file, Tensors tensors) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Safetensors.write(tensors, out);
            out.force(true);
        }
    }

    /** @throws ModelException if the file is missing or damaged */
    public static Tensors read(Path file) {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return Safetensors.read(in, in.size(), file.toString());
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read: " + DurableFiles.reason(e), e);
        }
    }
}
