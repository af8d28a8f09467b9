package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import java.util.ArrayList;
import java.util.List;

/** Takes the bad rows of one data set: throws at the first, or keeps the first few and counts the rest. Not thread-safe. */
public final class RowProblems {
    private static final int KEPT = 5;

    private final String fileName;
    private final BadRows.Policy policy;
    private final List<String> first = new ArrayList<>();
    private long count;

    /** @param fileName what messages call the data */
    public RowProblems(String fileName, BadRows.Policy policy) {
        this.fileName = fileName;
        this.policy = policy;
    }

    /** A row that cannot be understood. */
    void report(long line, String problem) {
        report(place(line), problem);
    }

    /** @param place what the message begins with */
    public void report(String place, String problem) {
        if (policy == BadRows.Policy.FAIL) {
            throw new DataException(place + ": " + problem);
        }
        count++;
        if (first.size() < KEPT) {
            first.add(place + ": " + problem);
        }
    }

    /** A problem that makes the whole text useless. */
    DataException fatal(long line, String problem) {
        return new DataException(place(line) + ": " + problem);
    }

    /** What a message about a line begins with. */
    String place(long line) {
        return fileName + ":" + line;
    }

    /** What was left out so far. */
    public BadRows badRows() {
        return count == 0 ? BadRows.NONE : new BadRows(count, first);
    }

    /** Called at the end: a text without a single good row is no data. */
    public void checkGoodRows(long goodRows) {
        if (goodRows == 0 && count > 0) {
            throw new DataException(
                    fileName + ": none of the " + count + " rows is good; the first: " + first.getFirst());
        }
        if (goodRows == 0) {
            throw new DataException(fileName + ": there are no rows");
        }
    }
}
