package dev.redstart.datasets.image;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Split;
import dev.redstart.datasets.text.BadRows;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images with what came beside them. */
public final class ReadImages {
    private final Images data;
    private final int trainRows;
    private final BadRows badRows;

    private ReadImages(Images data, int trainRows, BadRows badRows) {
        this.data = data;
        this.trainRows = trainRows;
        this.badRows = badRows;
    }

    /** Images that nobody has split. */
    public static ReadImages of(Images data, BadRows badRows) {
        return new ReadImages(data, data.size(), badRows);
    }

    /**
     * Images that their publisher cut in two.
     *
     * @param trainRows how many rows from the first on are for training; the others are for the test
     */
    public static ReadImages split(Images data, int trainRows, BadRows badRows) {
        if (trainRows < 1 || trainRows >= data.size()) {
            throw new IllegalArgumentException(
                    "trainRows must be 1 to " + (data.size() - 1) + " of " + data.size() + " rows, got " + trainRows);
        }
        return new ReadImages(data, trainRows, badRows);
    }

    /** All rows; of a given split those for training first. */
    public Images data() {
        return data;
    }

    /** What was left out; never more than nothing unless skipping was asked for. */
    public BadRows badRows() {
        return badRows;
    }

    /** The split that the data's publisher made. */
    public Optional<Split<Images>> givenSplit() {
        if (trainRows == data.size()) {
            return Optional.empty();
        }
        Images train = data.select(IntStream.range(0, trainRows).toArray());
        return Optional.of(new Split<>(train, unseen(), "given"));
    }

    /** What a model that was trained elsewhere is judged on: the test part of a given split, else all rows. */
    public Images unseen() {
        return trainRows == data.size()
                ? data
                : data.select(IntStream.range(trainRows, data.size()).toArray());
    }
}
