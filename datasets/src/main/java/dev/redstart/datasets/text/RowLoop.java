package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions;
import dev.redstart.datasets.text.ColumnFinder.Places;

/** The inner loop of {@link DelimitedReader}: checks a row's four fields where they lie in the buffer, and adds them. */
final class RowLoop {
    private final DelimitedRows rows;
    private final int columnCount;
    private final String separator;
    private final int user;
    private final int item;
    private final int value;
    private final int time;
    private float rowValue = 1;
    private long rowTime;
    private String problem = "";

    RowLoop(DelimitedRows rows, Places places, int columnCount, String separator) {
        this.rows = rows;
        this.columnCount = columnCount;
        this.separator = separator;
        this.user = places.user();
        this.item = places.item();
        this.value = places.value();
        this.time = places.time();
    }

    /** Reads from the current row to the end. */
    Interactions.Builder run(RowProblems problems, ReadOptions options) {
        Interactions.Builder target = Interactions.builder(options.duplicates(value >= 0));
        do {
            if (isGood()) {
                add(target);
            } else {
                problems.report(rows.line(), problem);
            }
        } while (rows.next());
        return target;
    }

    private void add(Interactions.Builder target) {
        byte[] bytes = rows.bytes();
        int userIndex = target.users().add(bytes, rows.start(user), rows.end(user));
        int itemIndex = target.items().add(bytes, rows.start(item), rows.end(item));
        if (time >= 0) {
            target.add(userIndex, itemIndex, rowValue, rowTime);
        } else {
            target.add(userIndex, itemIndex, rowValue);
        }
    }

    /** Sets the row's value and time, or the problem with it. */
    private boolean isGood() {
        if (rows.fieldCount() != columnCount) {
            return refuse(Separators.wrongCount(rows, columnCount, separator));
        }
        int invalid = rows.invalidColumn();
        if (invalid >= 0) {
            return refuse(Utf8.problem(invalid));
        }
        rows.unquote();
        if (rows.start(user) == rows.end(user)) {
            return refuse("the user in column " + (user + 1) + " is empty");
        }
        if (rows.start(item) == rows.end(item)) {
            return refuse("the item in column " + (item + 1) + " is empty");
        }
        return (value < 0 || hasGoodValue()) && (time < 0 || hasGoodTime());
    }

    private boolean hasGoodValue() {
        rowValue = DecimalText.parse(rows.bytes(), rows.start(value), rows.end(value));
        return !Float.isNaN(rowValue) || refuse(DecimalText.problem(rows.bytes(), rows.start(value), rows.end(value)));
    }

    private boolean hasGoodTime() {
        rowTime = MomentText.parse(rows.bytes(), rows.start(time), rows.end(time));
        return rowTime != MomentText.NONE || refuse(MomentText.problem(rows.bytes(), rows.start(time), rows.end(time)));
    }

    private boolean refuse(String why) {
        problem = why;
        return false;
    }
}
