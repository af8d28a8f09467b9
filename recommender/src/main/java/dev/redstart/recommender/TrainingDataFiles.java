package dev.redstart.recommender;

import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import java.io.IOException;

/**
 * The part of every recommender's bundle that is the same: {@code users.jsonl}, {@code items.jsonl} and {@code interactions.safetensors}
 * (a sparse matrix by rows: starts, columns, values).
 */
public final class TrainingDataFiles {
    private static final String USERS = "users.jsonl";
    private static final String ITEMS = "items.jsonl";
    private static final String INTERACTIONS = "interactions.safetensors";

    private TrainingDataFiles() {}

    public static void write(TrainingData data, BundleWriter out) throws IOException {
        out.ids(USERS, data.users());
        out.ids(ITEMS, data.items());
        out.tensors(INTERACTIONS, tensorsOf(data.interactions()));
    }

    /** @throws ModelException if a file is missing or the files contradict each other */
    public static TrainingData read(BundleReader in) throws IOException {
        Vocabulary users = in.ids(USERS);
        Vocabulary items = in.ids(ITEMS);
        SparseMatrix interactions = matrixOf(in.tensors(INTERACTIONS), users.size(), items.size());
        return new TrainingData(users, items, interactions);
    }

    /** A sparse matrix as three tensors: {@code starts}, {@code columns} and {@code values}. */
    public static Tensors tensorsOf(SparseMatrix matrix) {
        return Tensors.builder()
                .ints("starts", matrix.copyStarts(), matrix.rowCount() + 1)
                .ints("columns", matrix.copyColumns(), matrix.entryCount())
                .floats("values", matrix.copyValues(), matrix.entryCount())
                .build();
    }

    /**
     * The matrix of {@link #tensorsOf}.
     *
     * @throws ModelException if the tensors contradict each other or the shape
     */
    public static SparseMatrix matrixOf(Tensors tensors, int rowCount, int columnCount) {
        int[] starts = tensors.ints("starts", rowCount + 1);
        int[] columns = tensors.ints("columns", -1);
        float[] values = tensors.floats("values", columns.length);
        try {
            return SparseMatrix.of(columnCount, starts, columns, values);
        } catch (IllegalArgumentException e) {
            throw new ModelException(
                    "the bundle holds a damaged matrix: " + e.getMessage() + "; train the model again", e);
        }
    }
}
