package dev.redstart.recommender.baseline;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;

/** One search for biases, in double precision. */
final class BiasSearch {
    private static final String STAGE = "baseline epochs";

    private final Interactions data;
    private final BaselineTrainer.Settings settings;
    private final SparseMatrix byUser;
    private final double mean;
    private final double[] biasOfUser;
    private final double[] biasOfItem;

    BiasSearch(Interactions data, BaselineTrainer.Settings settings) {
        this.data = data;
        this.settings = settings;
        this.byUser = data.byUser();
        this.mean = mean(byUser);
        this.biasOfUser = new double[byUser.rowCount()];
        this.biasOfItem = new double[byUser.columnCount()];
    }

    private static double mean(SparseMatrix ratings) {
        double sum = 0;
        for (int position = 0; position < ratings.entryCount(); position++) {
            sum += ratings.value(position);
        }
        return sum / ratings.entryCount();
    }

    Biases byAlternatingLeastSquares(Run run) {
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            solve(data.byItem(), biasOfUser, biasOfItem, settings.itemRegularisation());
            solve(byUser, biasOfItem, biasOfUser, settings.userRegularisation());
            run.progress(STAGE, epoch, settings.epochs());
        }
        return biases(settings.userRegularisation());
    }

    /** The least-squares bias of each row while those of the columns stand still. */
    private void solve(SparseMatrix ratings, double[] biasOfColumn, double[] biasOfRow, double regularisation) {
        for (int row = 0; row < biasOfRow.length; row++) {
            double sum = 0;
            for (int position = ratings.start(row); position < ratings.end(row); position++) {
                sum += ratings.value(position) - mean - biasOfColumn[ratings.column(position)];
            }
            biasOfRow[row] = sum / (regularisation + ratings.length(row));
        }
    }

    Biases byGradientDescent(Run run) {
        RatingOrder order = RatingOrder.of(data);
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            for (int user = 0; user < biasOfUser.length; user++) {
                for (int at = byUser.start(user); at < byUser.end(user); at++) {
                    descend(user, order.position(at));
                }
            }
            run.progress(STAGE, epoch, settings.epochs());
        }
        return biases(settings.userRegularisation());
    }

    private void descend(int user, int position) {
        int item = byUser.column(position);
        double error = byUser.value(position) - (mean + biasOfUser[user] + biasOfItem[item]);
        biasOfUser[user] += settings.learningRate() * (error - settings.regularisation() * biasOfUser[user]);
        biasOfItem[item] += settings.learningRate() * (error - settings.regularisation() * biasOfItem[item]);
    }

    Biases none() {
        return biases(Double.POSITIVE_INFINITY);
    }

    private Biases biases(double userRegularisation) {
        return new Biases(mean, floats(biasOfUser), floats(biasOfItem), userRegularisation);
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            rounded[at] = (float) values[at];
        }
        return rounded;
    }
}
