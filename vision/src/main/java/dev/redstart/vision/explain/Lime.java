package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.NormalEquations;
import dev.redstart.vision.classify.ImageClassifier;
import java.util.random.RandomGenerator;

/**
 * The linear model of a picture's cells that agrees best with the classifier on pictures with some cells hidden. Ribeiro, Singh, Guestrin, "Why
 * Should I Trust You?", KDD 2016, as the authors' LimeImageExplainer does it, but with a grid of equal cells for superpixels.
 *
 * <p>Each sample hides half of the cells by chance. A sample with the share {@code s} of the cells is at the cosine distance {@code d = 1 - sqrt(s)}
 * from the picture and weighs {@code sqrt(exp(-d^2 / width^2))}. Heat is the ridge regression's number of a place's cell.
 */
public record Lime(Settings settings, long seed) implements ImageExplainer {
    /**
     * @param grid cells in a row and in a column, from 2 to 32; a picture of fewer pixels has a cell for each
     * @param samples how many changed pictures the model is asked about, from 10 to 1,000,000
     * @param kernelWidth how far from the picture samples count, in cosine distance, above 0
     * @param ridge pulls numbers to 0, above 0
     */
    public record Settings(int grid, int samples, double kernelWidth, double ridge) {
        public Settings {
            if (grid < 2 || grid > 32) {
                throw new IllegalArgumentException("grid must be from 2 to 32, got " + grid);
            }
            if (samples < 10 || samples > 1_000_000) {
                throw new IllegalArgumentException("samples must be from 10 to 1000000, got " + samples);
            }
            checkPositive("kernelWidth", kernelWidth);
            checkPositive("ridge", ridge);
        }

        private static void checkPositive(String name, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be above 0, got " + value);
            }
        }

        /** 7 x 7 cells, 500 samples. */
        public static Settings defaults() {
            return new Settings(7, 500, 0.25, 1);
        }

        public Settings withGrid(int value) {
            return new Settings(value, samples, kernelWidth, ridge);
        }

        public Settings withSamples(int value) {
            return new Settings(grid, value, kernelWidth, ridge);
        }

        public Settings withKernelWidth(double value) {
            return new Settings(grid, samples, value, ridge);
        }

        public Settings withRidge(double value) {
            return new Settings(grid, samples, kernelWidth, value);
        }
    }

    @Override
    public String name() {
        return ImageExplainers.LIME;
    }

    @Override
    public ImageExplanation explain(ImageClassifier model, Pixels picture, String label) {
        LabelledPicture asked = new LabelledPicture(model, picture, label);
        Grid grid = new Grid(
                asked.width(),
                asked.height(),
                Math.min(settings.grid(), asked.width()),
                Math.min(settings.grid(), asked.height()));
        boolean[][] kept = samples(grid.cells());
        double[] answers =
                asked.probabilities(kept.length, (number, changed) -> grid.hide(asked, changed, kept[number]));
        return asked.explanation(grid.heat(fit(kept, answers)), name());
    }

    /** Which cells are kept; in the first sample all. */
    private boolean[][] samples(int cells) {
        RandomGenerator random = Run.seeded(seed).random("lime samples");
        boolean[][] kept = new boolean[settings.samples()][cells];
        for (int sample = 0; sample < kept.length; sample++) {
            for (int cell = 0; cell < cells; cell++) {
                kept[sample][cell] = sample == 0 || random.nextBoolean();
            }
        }
        return kept;
    }

    /** Ridge regression, the intercept left free by taking weighted means off. */
    private float[] fit(boolean[][] kept, double[] answers) {
        int cells = kept[0].length;
        double[] weights = new double[kept.length];
        double[] means = new double[cells];
        double total = 0;
        double answer = 0;
        for (int sample = 0; sample < kept.length; sample++) {
            weights[sample] = weight(kept[sample]);
            total += weights[sample];
            answer += weights[sample] * answers[sample];
            for (int cell = 0; cell < cells; cell++) {
                means[cell] += kept[sample][cell] ? weights[sample] : 0;
            }
        }
        NormalEquations equations = new NormalEquations(cells);
        equations.clear((float) settings.ridge());
        float[] centred = new float[cells];
        for (int sample = 0; sample < kept.length; sample++) {
            for (int cell = 0; cell < cells; cell++) {
                centred[cell] = (float) ((kept[sample][cell] ? 1 : 0) - means[cell] / total);
            }
            double target = weights[sample] * (answers[sample] - answer / total);
            equations.add(centred, (float) weights[sample], (float) target);
        }
        equations.factorise();
        equations.solve(centred);
        return centred;
    }

    private double weight(boolean[] kept) {
        int count = 0;
        for (boolean cell : kept) {
            count += cell ? 1 : 0;
        }
        double distance = (1 - Math.sqrt((double) count / kept.length)) / settings.kernelWidth();
        return Math.exp(-distance * distance / 2);
    }

    /** Equal cells, to within a pixel. */
    private record Grid(int width, int height, int columns, int rows) {
        int cells() {
            return columns * rows;
        }

        private int cell(int x, int y) {
            return y * rows / height * columns + x * columns / width;
        }

        void hide(LabelledPicture asked, float[] picture, boolean[] kept) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if (!kept[cell(x, y)]) {
                        asked.hide(picture, x, y);
                    }
                }
            }
        }

        HeatMap heat(float[] cells) {
            float[] heat = new float[width * height];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    heat[y * width + x] = cells[cell(x, y)];
                }
            }
            return new HeatMap(width, height, heat);
        }
    }
}
