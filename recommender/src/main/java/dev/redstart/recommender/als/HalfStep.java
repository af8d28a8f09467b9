package dev.redstart.recommender.als;

import dev.redstart.common.train.Workers;
import dev.redstart.common.vector.Gram;
import dev.redstart.common.vector.NormalEquations;
import dev.redstart.common.vector.VectorTable;

/** One side is solved for while the other stands still. Rows are independent, so threads share them with the same result. */
final class HalfStep {
    /** Rows that a thread takes at a time: enough to pay for its work space. */
    private static final int PIECE = 64;

    private final Preferences preferences;
    private final VectorTable solved;
    private final VectorTable fixed;
    private final AlsTrainer.Settings settings;
    private final Gram gram;

    HalfStep(Preferences preferences, VectorTable solved, VectorTable fixed, AlsTrainer.Settings settings) {
        this.preferences = preferences;
        this.solved = solved;
        this.fixed = fixed;
        this.settings = settings;
        this.gram = Gram.of(fixed);
    }

    void run(Workers workers) {
        int pieces = (preferences.rowCount() + PIECE - 1) / PIECE;
        switch (settings.solver()) {
            case CG -> workers.each(pieces, this::approximatePiece);
            case CHOLESKY -> workers.each(pieces, this::solvePiece);
        }
    }

    private void approximatePiece(int piece) {
        ConjugateGradient solver = new ConjugateGradient(gram, fixed, (float) settings.regularisation());
        float[] vector = new float[settings.factors()];
        for (int row = piece * PIECE; row < end(piece); row++) {
            solved.read(row, vector);
            solver.improve(vector, preferences.columns(row), preferences.confidences(row));
            solved.write(row, vector);
        }
    }

    private void solvePiece(int piece) {
        NormalEquations equations = new NormalEquations(settings.factors());
        float[] vector = new float[settings.factors()];
        for (int row = piece * PIECE; row < end(piece); row++) {
            int[] columns = preferences.columns(row);
            float[] confidences = preferences.confidences(row);
            equations.start(gram, (float) settings.regularisation());
            for (int at = 0; at < columns.length; at++) {
                fixed.read(columns[at], vector);
                equations.add(vector, confidences[at] - 1, confidences[at]);
            }
            equations.factorise();
            equations.solve(vector);
            solved.write(row, vector);
        }
    }

    private int end(int piece) {
        return Math.min((piece + 1) * PIECE, preferences.rowCount());
    }
}
