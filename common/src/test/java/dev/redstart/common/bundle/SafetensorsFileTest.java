package dev.redstart.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("state.safetensors");

        SafetensorsFile.replace(
                file, Tensors.builder().floats("old", new float[9]).build());
        SafetensorsFile.replace(
                file,
                Tensors.builder()
                        .floats("weights", new float[] {1, 2, 3, 4}, 2, 2)
                        .longs("mark", new long[] {7})
                        .build());

        Tensors read = SafetensorsFile.read(file);
        assertThat(read.floats("weights", 2, 2)).containsExactly(1, 2, 3, 4);
        assertThat(read.longs("mark")).containsExactly(7);
        assertThat(read.has("old")).isFalse();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void namesAFileThatIsMissingOrDamaged() throws IOException {
        Path file = folder.resolve("state.safetensors");

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessage(file + " cannot be read: it does not exist");
        SafetensorsFile.replace(
                file, Tensors.builder().floats("weights", new float[9]).build());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessageContaining(file.toString());
    }
}
