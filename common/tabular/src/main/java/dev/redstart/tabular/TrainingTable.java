package dev.redstart.tabular;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.TrainableLabels;
import dev.redstart.tabular.features.Scaling;
import dev.redstart.tabular.features.TableFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table that was found fit to learn from: its rows as numbers and labels, some of them held out.
 *
 * @param features learned from the rows that are not held out
 * @param inputs by row, held-out rows too
 * @param rows which are learned and which held out; none are where they would be too few to calibrate on
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record TrainingTable(Table data, TableFeatures features, float[][] inputs, int[] labels, HeldOut rows) {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingTable.class);

    static TrainingTable of(Table data, Scaling scaling, int maxCategories, HeldOut rows) {
        TableFeatures features = TableFeatures.learn(data.select(rows.learned()), scaling, maxCategories);
        if (!features.constantColumns().isEmpty()) {
            LOG.warn(
                    "{}: the columns {} have one value only and are left out",
                    data.source().name(),
                    features.constantColumns());
        }
        return new TrainingTable(data, features, features.of(data), data.labelNumbers(), rows);
    }

    /** Rows to learn and rows to calibrate on; of few rows all are learned. */
    static HeldOut split(Table data, double share, Run run) {
        HeldOut rows = HeldOut.of(data.labelNumbers(), share, run);
        return rows.isTooSmall() ? HeldOut.nothing(data.labelNumbers()) : rows;
    }

    /**
     * Whether there is something to learn, asked once before the work begins. Labels with few rows, and columns that give the label away, are
     * told by a WARN.
     */
    static void check(Table data) {
        String name = data.source().name();
        if (!data.hasLabels()) {
            throw new DataException(name + " has no label column; name the column that holds the label");
        }
        TrainableLabels.check(data.source(), "rows", data.labels(), data.rowsOfLabel());
        Leakage.of(data).forEach(leak -> LOG.warn("{}: {}", name, leak.warning()));
    }

    List<float[]> inputs(int[] chosen) {
        return Arrays.stream(chosen).mapToObj(row -> inputs[row]).toList();
    }

    int[] labels(int[] chosen) {
        return Arrays.stream(chosen).map(row -> labels[row]).toArray();
    }

    /** How to correct a model that has not seen the held-out rows. */
    TemperatureScaling calibration(Function<float[][], float[][]> logits) {
        int[] heldOut = rows.heldOut();
        return heldOut.length == 0
                ? TemperatureScaling.NONE
                : TemperatureScaling.fit(
                        data.labels(), logits.apply(inputs(heldOut).toArray(float[][]::new)), rows.truth());
    }
}
