package dev.redstart.datasets;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.datasets.text.BadRows;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Interactions with what came beside them. */
public final class Loaded {
    private final Interactions data;
    private final BadRows badRows;
    private final Map<String, String> titles;
    private final Supplier<List<Split<Interactions>>> foldReader;
    private @Nullable List<Split<Interactions>> folds;

    Loaded(
            Interactions data,
            BadRows badRows,
            Map<String, String> titles,
            Supplier<List<Split<Interactions>>> foldReader) {
        this.data = data;
        this.badRows = badRows;
        this.titles = titles;
        this.foldReader = foldReader;
    }

    public Interactions data() {
        return data;
    }

    /** What was left out; never more than nothing unless skipping was asked for. */
    public BadRows badRows() {
        return badRows;
    }

    /** Item id to a name for people, where the data has names beside the ids; often empty. */
    public Map<String, String> titles() {
        return titles;
    }

    /** The name of an item for people: its title, or the id itself. */
    public String title(String item) {
        return titles.getOrDefault(item, item);
    }

    /** The folds that the data's publisher cut, read when first asked for; empty where there are none. */
    public synchronized List<Split<Interactions>> givenFolds() {
        if (folds == null) {
            folds = foldReader.get();
        }
        return folds;
    }
}
