package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.ColumnFinder.Places;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads interactions from JSON lines, one object a line: {@code {"user": "17850", "item": "LANTERN", "value": 1, "time":
 * "2010-12-01T08:26"}}.
 *
 * <p>The first object decides which of value and time there are; a later one without them is a bad row. Ids are strings or numbers; other
 * members do not matter. Times as in {@link DelimitedReader}.
 */
public final class JsonLinesReader {
    private static final String EXAMPLE = "{\"user\": \"1\", \"item\": \"a\"}";

    private final ReadOptions options;

    public JsonLinesReader(ReadOptions options) {
        this.options = options;
    }

    public ReadRows read(Path file) {
        return read(TextSource.file(file));
    }

    public ReadRows read(TextSource source) {
        try (TextInput input = TextInput.open(source)) {
            RowProblems problems = new RowProblems(source.fileName(), options.badRows());
            JsonRows rows = new JsonRows(new TextBuffer(input, source.fileName()), problems, EXAMPLE);
            if (!rows.next()) {
                problems.checkGoodRows(0);
            }
            Interactions.Builder target = readRows(rows, problems);
            problems.checkGoodRows(target.size());
            Source origin = new Source(source.name(), source.licence(), input.sha256());
            return new ReadRows(target.build(origin), problems.badRows());
        }
    }

    private Interactions.Builder readRows(JsonRows rows, RowProblems problems) {
        List<String> names = List.copyOf(rows.names());
        Places places = ColumnFinder.byName(options.columns(), names, problems.place(rows.line()));
        Names keys = new Names(
                names.get(places.user()),
                names.get(places.item()),
                name(names, places.value()),
                name(names, places.time()));
        Interactions.Builder target = Interactions.builder(options.duplicates(places.value() >= 0));
        do {
            String problem = add(rows, keys, target);
            if (!problem.isEmpty()) {
                problems.report(rows.line(), problem);
            }
        } while (rows.next());
        return target;
    }

    /** The members that hold the four columns; empty for none. */
    private record Names(String user, String item, String value, String time) {}

    private static String name(List<String> names, int place) {
        return place < 0 ? "" : names.get(place);
    }

    /** Adds the row, or says what is wrong with it. */
    private static String add(JsonRows rows, Names names, Interactions.Builder target) {
        String user = rows.text(names.user());
        String item = rows.text(names.item());
        if (user.isEmpty() || item.isEmpty()) {
            return "the " + (user.isEmpty() ? "user" : "item") + " in '"
                    + (user.isEmpty() ? names.user() : names.item()) + "' is missing or empty";
        }
        byte[] value = rows.text(names.value()).getBytes(StandardCharsets.UTF_8);
        float weight = names.value().isEmpty() ? 1 : DecimalText.parse(value, 0, value.length);
        if (Float.isNaN(weight)) {
            return DecimalText.problem(value, 0, value.length);
        }
        if (names.time().isEmpty()) {
            target.add(user, item, weight);
            return "";
        }
        byte[] time = rows.text(names.time()).getBytes(StandardCharsets.UTF_8);
        long moment = MomentText.parse(time, 0, time.length);
        if (moment == MomentText.NONE) {
            return MomentText.problem(time, 0, time.length);
        }
        target.add(user, item, weight, moment);
        return "";
    }
}
