package dev.redstart.nlp.classify;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether there is something to learn in a set's labels, asked once before any training begins. */
final class TrainableLabels {
    private static final Logger LOG = LoggerFactory.getLogger(TrainableLabels.class);
    private static final int FEW_TEXTS = 5;

    private TrainableLabels() {}

    /** @throws DataException if all rows have one label; labels with few rows are told by a WARN */
    static void check(Documents data) {
        int[] rows = data.rowsOfLabel();
        long present = Arrays.stream(rows).filter(count -> count > 0).count();
        if (present < 2) {
            throw new DataException(data.source().name() + " has " + data.size() + " texts "
                    + (present == 0 ? "and no label" : "and all of one label")
                    + "; a classifier needs texts of at least two labels");
        }
        long rare = Arrays.stream(rows)
                .filter(count -> count > 0 && count < FEW_TEXTS)
                .count();
        if (rare > 0) {
            LOG.warn(
                    "{}: {} of {} labels have fewer than {} texts; they will hardly be found",
                    data.source().name(),
                    rare,
                    present,
                    FEW_TEXTS);
        }
    }
}
