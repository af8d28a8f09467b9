package dev.redstart.common.evaluate;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes probabilities mean what they say: logits are divided by one temperature before the softmax. It does not change which label is the
 * likeliest. Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
 *
 * @param temperature above 0; above 1 makes the model less sure of itself
 * @param errorBefore the expected calibration error on the validation rows with temperature 1; 0 if there were none
 * @param errorAfter the same with this temperature
 * @param rows validation rows; 0 if there were too few
 */
public record TemperatureScaling(double temperature, double errorBefore, double errorAfter, int rows) {
    /** Logits as they are. */
    public static final TemperatureScaling NONE = new TemperatureScaling(1, 0, 0, 0);

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LOWEST = Math.log(0.05);
    private static final double HIGHEST = Math.log(20);

    public TemperatureScaling {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be above 0, got " + temperature);
        }
    }

    /**
     * The temperature from 0.05 to 20 that makes validation labels likeliest; at least 1 where the model makes no mistake.
     *
     * @param logits by row, then by label
     * @param truth each row's true label
     */
    public static TemperatureScaling fit(Vocabulary labels, float[][] logits, int[] truth) {
        // Without a mistake the lowest temperature would always be the likeliest, and the model far too sure of itself.
        double low = hasMistake(logits, truth) ? LOWEST : 0;
        double high = HIGHEST;
        // Golden section: the loss has one minimum, since it is convex in 1/temperature.
        while (high - low > 1e-3) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(logits, truth, Math.exp(left)) < loss(logits, truth, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        double temperature = Math.exp((low + high) / 2);
        return new TemperatureScaling(
                temperature, error(labels, logits, truth, 1), error(labels, logits, truth, temperature), truth.length);
    }

    /** Probabilities of one row; the logits stay as they are. */
    public float[] probabilities(float[] logits) {
        return softmax(logits, temperature);
    }

    /** This as JSON for a bundle. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("temperature", temperature);
        json.put("calibrationErrorBefore", errorBefore);
        json.put("calibrationErrorAfter", errorAfter);
        json.put("calibrationRows", rows);
        return json;
    }

    /**
     * What {@link #toJson} wrote; other keys are left alone.
     *
     * @throws ModelException if a number is missing or out of range
     */
    public static TemperatureScaling fromJson(Map<String, ?> json) {
        return new TemperatureScaling(
                number(json, "temperature").doubleValue(),
                number(json, "calibrationErrorBefore").doubleValue(),
                number(json, "calibrationErrorAfter").doubleValue(),
                number(json, "calibrationRows").intValue());
    }

    private static Number number(Map<String, ?> json, String key) {
        if (json.get(key) instanceof Number number) {
            return number;
        }
        throw new ModelException("the calibration has no number '" + key + "'");
    }

    private static boolean hasMistake(float[][] logits, int[] truth) {
        for (int row = 0; row < truth.length; row++) {
            if (Calibration.likeliest(logits[row]) != truth[row]) {
                return true;
            }
        }
        return false;
    }

    private static double loss(float[][] logits, int[] truth, double temperature) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (float logit : logits[row]) {
                highest = Math.max(highest, logit / temperature);
            }
            double total = 0;
            for (float logit : logits[row]) {
                total += Math.exp(logit / temperature - highest);
            }
            sum += highest + Math.log(total) - logits[row][truth[row]] / temperature;
        }
        return sum / truth.length;
    }

    private static double error(Vocabulary labels, float[][] logits, int[] truth, double temperature) {
        float[][] probabilities = new float[logits.length][];
        for (int row = 0; row < logits.length; row++) {
            probabilities[row] = softmax(logits[row], temperature);
        }
        return ClassificationEvaluation.of(labels, probabilities, truth, Bootstrap.none())
                .evaluation()
                .of("ece")
                .mean();
    }

    private static float[] softmax(float[] logits, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit / temperature);
        }
        double[] powers = new double[logits.length];
        double sum = 0;
        for (int label = 0; label < logits.length; label++) {
            powers[label] = Math.exp(logits[label] / temperature - highest);
            sum += powers[label];
        }
        float[] probabilities = new float[logits.length];
        for (int label = 0; label < logits.length; label++) {
            probabilities[label] = (float) (powers[label] / sum);
        }
        return probabilities;
    }
}
