package dev.redstart.common.bundle;

import java.io.IOException;
import java.util.List;

/**
 * How one kind of model becomes files and a model again. Stateless; {@code read(write(m))} answers as {@code m} does.
 *
 * @param <M> the model
 */
public interface BundleFormat<M> {
    /** The word in the manifest by which a reader finds this format: {@code als}. */
    String kind();

    /** The model's class. */
    Class<M> type();

    /** Writes what the model consists of. */
    void write(M model, BundleWriter out) throws IOException;

    /**
     * Reads what {@link #write} wrote. The files are verified; the format checks what they mean, and may say what is
     * wrong by any exception: the caller hears a {@code ModelException}.
     */
    M read(BundleReader in) throws IOException;

    /** What the model takes, in Open Inference Protocol terms. */
    default List<TensorMetadata> inputs() {
        return List.of();
    }

    /** What the model gives, in Open Inference Protocol terms. */
    default List<TensorMetadata> outputs() {
        return List.of();
    }
}
