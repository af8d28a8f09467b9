package dev.redstart.common.train;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether there is something to learn in a set's labels, asked once before the training of a classifier begins. */
public final class TrainableLabels {
    private static final Logger LOG = LoggerFactory.getLogger(TrainableLabels.class);
    private static final int FEW = 5;

    private TrainableLabels() {}

    /**
     * Labels with few rows or none are told by a WARN.
     *
     * @param noun what the rows are, such as {@code texts}
     * @param rowsOfLabel how many rows each label has, by its number
     * @throws DataException if all rows have one label, or there is no row
     */
    public static void check(Source source, String noun, Vocabulary labels, int[] rowsOfLabel) {
        long present = Arrays.stream(rowsOfLabel).filter(rows -> rows > 0).count();
        if (present < 2) {
            throw new DataException(source.name() + " has "
                    + Arrays.stream(rowsOfLabel).sum() + " " + noun
                    + (present == 0 ? " and no label" : " and all of one label") + "; a classifier needs " + noun
                    + " of at least two labels");
        }
        int[] rare = IntStream.range(0, rowsOfLabel.length)
                .filter(label -> rowsOfLabel[label] < FEW)
                .toArray();
        if (rare.length > 0) {
            String examples = Arrays.stream(rare)
                    .limit(FEW)
                    .mapToObj(label -> "'" + labels.id(label) + "' (" + rowsOfLabel[label] + ")")
                    .collect(Collectors.joining(", "));
            LOG.warn(
                    "{}: {} of {} labels have fewer than {} {} and will hardly be found: {}",
                    source.name(),
                    rare.length,
                    labels.size(),
                    FEW,
                    noun,
                    examples);
        }
    }
}
