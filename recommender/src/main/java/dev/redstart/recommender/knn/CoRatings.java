package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.baseline.Biases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Similarities of pairs of rows (users or items), by one pass over everything that a row and all others rated in common. */
sealed interface CoRatings permits PackedCoRatings, PlainCoRatings.OfRows {
    /** A worker with scratch space for one thread. */
    Worker worker();

    /** See {@link CoRatings}. */
    @FunctionalInterface
    interface Worker {
        /** Writes the similarity of {@code row} and each row below {@code end} to {@code out[offset + other]}; {@code row} itself counts nothing. */
        void similarities(int row, int end, float[] out, int offset);
    }

    /** The fast way where ratings and settings allow it, else the plain one. */
    static CoRatings of(
            RatingKnnTrainer.Settings settings, SparseMatrix rows, SparseMatrix columns, @Nullable Biases biases) {
        Measure measure = Measure.of(settings);
        Optional<Packing> packing = Packing.of(measure, rows);
        if (packing.isPresent()) {
            return new PackedCoRatings(packing.get(), rows, columns);
        }
        boolean userBased = settings.basedOn() == RatingKnnTrainer.BasedOn.USER;
        return plain(measure, columns, biases, userBased).rows(rows, compared(measure, rows, biases, userBased));
    }

    /** The plain way; {@code columns} has a row for everything that can be rated in common. */
    static PlainCoRatings plain(Measure measure, SparseMatrix columns, @Nullable Biases biases, boolean userBased) {
        return new PlainCoRatings(measure, columns, compared(measure, columns, biases, !userBased));
    }

    /** What is compared: the ratings, or their distances from the baseline. */
    private static float[] compared(
            Measure measure, SparseMatrix matrix, @Nullable Biases biases, boolean rowsAreUsers) {
        float[] values = matrix.copyValues();
        if (biases != null && measure.comparesWithBaseline()) {
            for (int row = 0; row < matrix.rowCount(); row++) {
                for (int position = matrix.start(row); position < matrix.end(row); position++) {
                    int column = matrix.column(position);
                    values[position] -= (float) (rowsAreUsers ? biases.of(row, column) : biases.of(column, row));
                }
            }
        }
        return values;
    }
}
