package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.NetworkTrainer.Settings;
import java.util.SplittableRandom;

/** Small problems that a small network solves in a moment, and that chance does not. */
final class Toys {
    private Toys() {}

    /** Whether the bright bar in an 8 x 8 image stands (0) or lies (1), on noise; one in two by chance. */
    static NetworkData bars(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[rows * 64];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(2);
            int line = random.nextInt(8);
            for (int pixel = 0; pixel < 64; pixel++) {
                boolean bright = (labels[row] == 0 ? pixel % 8 : pixel / 8) == line;
                pixels[row * 64 + pixel] = (float) ((bright ? 1 : 0) + 0.3 * random.nextDouble());
            }
        }
        return NetworkData.of(Tensor.of(pixels, rows, 1, 8, 8)).labelled(labels);
    }

    /** Two numbers from -1 to 1; class 1 where their signs differ (XOR). */
    static NetworkData quadrants(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[rows * 2];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            numbers[2 * row] = (float) random.nextDouble(-1, 1);
            numbers[2 * row + 1] = (float) random.nextDouble(-1, 1);
            labels[row] = numbers[2 * row] > 0 == numbers[2 * row + 1] > 0 ? 0 : 1;
        }
        return NetworkData.of(Tensor.of(numbers, rows, 2)).labelled(labels);
    }

    /** 3 to 9 words of 2 to 9; class 1 where word 2 comes before word 3, class 0 the other way round: only the order tells. */
    static NetworkData orders(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] ids = new int[rows][];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            int length = 3 + random.nextInt(7);
            ids[row] = random.ints(length, 4, 10).toArray();
            int first = random.nextInt(length - 1);
            int second = first + 1 + random.nextInt(length - first - 1);
            labels[row] = random.nextInt(2);
            ids[row][first] = labels[row] == 1 ? 2 : 3;
            ids[row][second] = labels[row] == 1 ? 3 : 2;
        }
        return NetworkData.tokens(ids).labelled(labels);
    }

    /** As {@link #orders}, with the two words side by side, so that a window sees them. */
    static NetworkData pairs(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] ids = new int[rows][];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            int length = 3 + random.nextInt(7);
            ids[row] = random.ints(length, 4, 10).toArray();
            int first = random.nextInt(length - 1);
            labels[row] = random.nextInt(2);
            ids[row][first] = labels[row] == 1 ? 2 : 3;
            ids[row][first + 1] = labels[row] == 1 ? 3 : 2;
        }
        return NetworkData.tokens(ids).labelled(labels);
    }

    /** Adam at .01 without early stopping. */
    static Settings settings(int epochs) {
        return Settings.defaults()
                .withLearningRate(0.01)
                .withEpochs(epochs)
                .withPatience(0)
                .withBatchSize(32);
    }

    static double accuracy(TrainedNetwork network, NetworkData data) {
        Tensor answers = network.predict(data);
        int right = 0;
        for (int row = 0; row < data.size(); row++) {
            int best = 0;
            for (int output = 1; output < answers.size(1); output++) {
                best = answers.at(row, output) > answers.at(row, best) ? output : best;
            }
            if (answers.size(1) == 1) {
                best = answers.at(row, 0) >= 0.5f ? 1 : 0;
            }
            right += best == data.label(row) ? 1 : 0;
        }
        return (double) right / data.size();
    }
}
