package dev.redstart.tabular;

import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.tabular.features.TableFeatures;

/**
 * Says how likely each label is for a row. Immutable and thread-safe.
 *
 * <p>{@link TableFeatures} says what becomes of rows that lack a value, have one that training never saw, or are no rows of this table.
 */
public interface TableClassifier extends Model<TableRow, Classification> {
    /** The labels that it can give. */
    Vocabulary labels();

    /** What a row consists of, and how it becomes numbers. */
    TableFeatures features();

    /** How the probabilities were calibrated. */
    TemperatureScaling calibration();

    /**
     * The probability of each label, by its number in {@link #labels()}, for rows that are numbers already.
     *
     * @param features by row, as {@link #features()} makes them
     */
    float[][] probabilities(float[][] features);

    /** The probability of each label, by its number in {@link #labels()}; they add up to 1. */
    default float[] probabilities(TableRow row) {
        return probabilities(new float[][] {features().of(row)})[0];
    }

    /** The same for each row of a table that has the columns of {@link #features()}, in any order. */
    default float[][] probabilities(Table rows) {
        return probabilities(features().of(rows));
    }

    @Override
    default Classification answer(TableRow row) {
        return classification(probabilities(row));
    }

    /** The answer that probabilities by label amount to. */
    default Classification classification(float[] probabilities) {
        return Classification.of(labels().ids(), probabilities);
    }
}
