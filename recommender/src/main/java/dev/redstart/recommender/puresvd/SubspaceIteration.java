package dev.redstart.recommender.puresvd;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Workers;
import dev.redstart.common.vector.VectorTable;
import java.util.random.RandomGenerator;

/**
 * The leading right singular vectors of a sparse matrix {@code A} by randomised subspace iteration (Halko, Martinsson, Tropp 2011, algorithms
 * 4.4 and 5.1): a random basis of a few columns more than are wanted is multiplied by {@code A'A} and made orthonormal again, some times
 * over; the singular vectors are then found within it.
 */
final class SubspaceIteration {
    /** Columns beyond those that are wanted: they take the error. */
    private static final int OVERSAMPLING = 10;

    private final SparseMatrix byUser;
    private final SparseMatrix byItem;
    private final Workers workers;
    private VectorTable basis = VectorTable.zeros(0, 1);

    SubspaceIteration(SparseMatrix byUser, SparseMatrix byItem, Workers workers) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.workers = workers;
    }

    /** A random basis; one row an item. */
    void start(int factors, RandomGenerator random) {
        int columns = Math.min(factors + OVERSAMPLING, byItem.rowCount());
        basis = VectorTable.filled(byItem.rowCount(), columns, random::nextGaussian);
    }

    /** One power of {@code A'A}. */
    void step() {
        VectorTable image = Products.multiply(byItem, Products.multiply(byUser, basis, workers), workers);
        basis = Products.multiply(image, SmallDecomposition.of(image).orthonormalising());
    }

    /** One row an item, at most {@code count} columns, by falling singular value; columns beyond the matrix' rank are 0. */
    VectorTable rightSingularVectors(int count) {
        VectorTable image = Products.multiply(byUser, basis, workers);
        VectorTable rotation = SmallDecomposition.of(image).leading(Math.min(count, basis.dimensions()));
        return Products.multiply(basis, rotation);
    }
}
