package dev.redstart.recommender.baseline;

import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.model.ModelException;
import java.io.IOException;

/**
 * The order in which each user's ratings stand in the data. A matrix does not tell: it is sorted by item. Surprise goes by this order,
 * and its results depend on it: steps of gradient descent, and which of equally similar neighbours count. Immutable.
 */
public final class RatingOrder {
    private static final String FILE = "order.safetensors";
    private static final String NAME = "order";

    private final int[] positions;

    private RatingOrder(int[] positions) {
        this.positions = positions;
    }

    /** An item rated twice stands where it was rated first. */
    public static RatingOrder of(Interactions data) {
        SparseMatrix byUser = data.byUser();
        int[] positions = new int[byUser.entryCount()];
        int[] next = byUser.copyStarts();
        boolean[] placed = new boolean[positions.length];
        for (int row = 0; row < data.size(); row++) {
            int user = data.userOf(row);
            int position = byUser.find(user, data.itemOf(row));
            if (!placed[position]) {
                placed[position] = true;
                positions[next[user]++] = position;
            }
        }
        return new RatingOrder(positions);
    }

    /**
     * The position, in the matrix by user, of the rating in a place.
     *
     * @param place from {@code start(user)}, where the user's first rating is, to {@code end(user) - 1}
     */
    public int position(int place) {
        return positions[place];
    }

    /** Writes {@code order.safetensors}. */
    public void write(BundleWriter out) throws IOException {
        out.tensors(FILE, Tensors.builder().ints(NAME, positions.clone()).build());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ModelException if it does not fit to the ratings
     */
    public static RatingOrder read(BundleReader in, SparseMatrix byUser) throws IOException {
        int[] positions = in.tensors(FILE).ints(NAME, byUser.entryCount());
        for (int user = 0; user < byUser.rowCount(); user++) {
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                if (positions[place] < byUser.start(user) || positions[place] >= byUser.end(user)) {
                    throw new ModelException(FILE + " names a rating of somebody else; train the model again");
                }
            }
        }
        return new RatingOrder(positions);
    }
}
