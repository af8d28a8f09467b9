package dev.redstart.tabular.explain;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.features.Scaling;
import dev.redstart.tabular.features.TableFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Says 'bad' with a probability that a formula gives. Its columns a, b, c ... are 1 in the rows to be explained and 0 in an average row; so are the
 * numbers that the formula sees.
 */
final class FakeClassifier implements TableClassifier {
    private final TableFeatures features;
    private final ToDoubleFunction<float[]> bad;

    FakeClassifier(int columns, ToDoubleFunction<float[]> bad) {
        Table.Builder rows = Table.builder();
        for (int column = 0; column < columns; column++) {
            rows.numbers(name(column), new float[] {-1, 1});
        }
        this.features = TableFeatures.learn(rows.build(Source.inMemory("fake")), Scaling.STANDARD, 1);
        this.bad = bad;
    }

    private static String name(int column) {
        return column < 26 ? Character.toString('a' + column) : "column " + column;
    }

    /** 1 in every column. */
    TableRow ones() {
        Map<String, Object> values = new LinkedHashMap<>();
        features.columns().forEach(column -> values.put(column.name(), 1));
        return new TableRow(values);
    }

    @Override
    public Vocabulary labels() {
        return Vocabulary.of(List.of("good", "bad"));
    }

    @Override
    public TableFeatures features() {
        return features;
    }

    @Override
    public TemperatureScaling calibration() {
        return TemperatureScaling.NONE;
    }

    @Override
    public float[][] probabilities(float[][] rows) {
        float[][] probabilities = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            float probability = (float) bad.applyAsDouble(rows[row]);
            probabilities[row] = new float[] {1 - probability, probability};
        }
        return probabilities;
    }
}
