package dev.redstart.app.cli;

import dev.redstart.common.data.Dataset;
import dev.redstart.common.data.Split;
import dev.redstart.datasets.text.BadRows;
import org.jspecify.annotations.Nullable;

/**
 * What a command was given to learn from or to judge by.
 *
 * @param all rows
 * @param given the split that their publisher made; null where there is none
 */
record LabelledRows<D extends Dataset<D>>(D all, @Nullable Split<D> given) {
    /** Rows that nobody has split. */
    static <D extends Dataset<D>> LabelledRows<D> of(D all) {
        return new LabelledRows<>(all, null);
    }

    /** What a model that was trained elsewhere is judged on: the test part of a given split, else all rows. */
    D unseen() {
        return given == null ? all : given.test();
    }

    /** Says how many rows were left out, if any, and why the first. */
    static void noteBad(Terminal terminal, BadRows bad, String noun) {
        if (bad.count() > 0) {
            terminal.note(Figures.counted(bad.count(), "bad " + noun) + " left out; the first: "
                    + bad.first().getFirst());
        }
    }

    /** Where the rows are read from. */
    interface From<D extends Dataset<D>> {
        /** Reads what {@code --data} names, and says what it is. */
        LabelledRows<D> load(Session session);

        /** Reads other rows that are written in the same way. */
        LabelledRows<D> load(Session session, String nameOrPath);
    }
}
