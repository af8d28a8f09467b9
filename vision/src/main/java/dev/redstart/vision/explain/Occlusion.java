package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.classify.ImageClassifier;

/**
 * How much a label loses where a square window hides the picture, in log-odds, since a model that is sure of itself hardly moves its probability; a
 * place's heat is the mean over the windows that hide it. Zeiler, Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014.
 */
public record Occlusion(Settings settings) implements ImageExplainer {
    /**
     * @param window side of the window as a share of the picture's shorter side, above 0 to 1
     * @param stride from one window to the next, as a share of the window, above 0 to 1
     */
    public record Settings(double window, double stride) {
        public Settings {
            checkShare("window", window);
            checkShare("stride", stride);
        }

        private static void checkShare(String name, double value) {
            if (!(value > 0 && value <= 1)) {
                throw new IllegalArgumentException(name + " must be above 0 and at most 1, got " + value);
            }
        }

        /** Windows of a fifth of the picture, half a window apart. */
        public static Settings defaults() {
            return new Settings(0.2, 0.5);
        }

        public Settings withWindow(double value) {
            return new Settings(value, stride);
        }

        public Settings withStride(double value) {
            return new Settings(window, value);
        }
    }

    @Override
    public String name() {
        return ImageExplainers.OCCLUSION;
    }

    @Override
    public ImageExplanation explain(ImageClassifier model, Pixels picture, String label) {
        LabelledPicture asked = new LabelledPicture(model, picture, label);
        Windows windows = Windows.of(asked, settings);
        double whole = asked.logOdds(1, (number, unchanged) -> {})[0];
        double[] left = asked.logOdds(
                windows.count(), (number, changed) -> windows.places(number, (x, y) -> asked.hide(changed, x, y)));
        float[] lost = new float[asked.width() * asked.height()];
        int[] times = new int[lost.length];
        for (int number = 0; number < left.length; number++) {
            float loss = (float) (whole - left[number]);
            windows.places(number, (x, y) -> {
                lost[y * asked.width() + x] += loss;
                times[y * asked.width() + x]++;
            });
        }
        for (int place = 0; place < lost.length; place++) {
            lost[place] /= Math.max(1, times[place]);
        }
        return asked.explanation(new HeatMap(asked.width(), asked.height(), lost), name());
    }

    /** Windows in rows, each {@code step} from the last; the first and last ones stand over the edge, so that all places are hidden alike. */
    private record Windows(int width, int height, int side, int step) {
        interface Place {
            void at(int x, int y);
        }

        static Windows of(LabelledPicture asked, Settings settings) {
            int shorter = Math.min(asked.width(), asked.height());
            int side = Math.max(1, (int) Math.round(shorter * settings.window()));
            return new Windows(asked.width(), asked.height(), side, Math.max(1, (int) (side * settings.stride())));
        }

        private int columns() {
            return Math.ceilDiv(width + side - step, step);
        }

        private int rows() {
            return Math.ceilDiv(height + side - step, step);
        }

        int count() {
            return columns() * rows();
        }

        void places(int number, Place place) {
            int left = number % columns() * step - side + step;
            int top = number / columns() * step - side + step;
            for (int y = Math.max(0, top); y < Math.min(height, top + side); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + side); x++) {
                    place.at(x, y);
                }
            }
        }
    }
}
