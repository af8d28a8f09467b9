package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the columns that {@link Columns} asks for among those that a text has. */
final class ColumnFinder {
    /** Places of the two columns of labelled texts from 0; -1 for none. */
    record TextPlaces(int label, int text) {}

    /** Places of the four columns from 0; -1 for none. */
    record Places(int user, int item, int value, int time) {}

    static final int NONE = -1;
    private static final List<String> USER_NAMES = List.of(
            "user",
            "userid",
            "customer",
            "customerid",
            "visitor",
            "visitorid",
            "reviewerid",
            "member",
            "memberid",
            "accountid");
    private static final List<String> ITEM_NAMES = List.of(
            "item",
            "itemid",
            "product",
            "productid",
            "movie",
            "movieid",
            "article",
            "articleid",
            "book",
            "bookid",
            "isbn",
            "asin",
            "sku",
            "stockcode",
            "track",
            "trackid",
            "song",
            "songid",
            "artist",
            "artistid");
    private static final List<String> VALUE_NAMES =
            List.of("value", "rating", "stars", "score", "bookrating", "overall", "weight");
    private static final List<String> TIME_NAMES = List.of(
            "time",
            "timestamp",
            "datetime",
            "date",
            "when",
            "at",
            "createdat",
            "purchasedat",
            "ratedat",
            "eventtime",
            "invoicedate",
            "unixreviewtime");

    private static final List<String> LABEL_NAMES = List.of(
            "label",
            "labels",
            "class",
            "category",
            "sentiment",
            "target",
            "polarity",
            "topic",
            "intent",
            "tag",
            "y",
            "score",
            "rating",
            "stars");
    private static final List<String> TEXT_NAMES = List.of(
            "text",
            "texts",
            "message",
            "sentence",
            "review",
            "reviewtext",
            "content",
            "body",
            "comment",
            "commenttext",
            "document",
            "tweet",
            "sms",
            "email",
            "question",
            "description",
            "headline",
            "title",
            // Of a table of picture files.
            "path",
            "filepath",
            "file",
            "filename",
            "image",
            "picture");

    private final String where;
    private final List<String> names;
    private final int firstPosition;
    private final boolean[] taken;

    /**
     * @param where what messages begin with: {@code ratings.csv:1}
     * @param firstPosition 0 or 1: from where columns are counted
     */
    private ColumnFinder(String where, List<String> names, int firstPosition) {
        this.where = where;
        this.names = names;
        this.firstPosition = firstPosition;
        this.taken = new boolean[names.size()];
    }

    /** Whether the names are so usual that they must be a header. */
    static boolean usualNames(List<String> names) {
        return names.stream().anyMatch(name -> USER_NAMES.contains(plain(name)))
                && names.stream().anyMatch(name -> ITEM_NAMES.contains(plain(name)));
    }

    static Places byName(Columns columns, List<String> names, String where) {
        ColumnFinder finder =
                new ColumnFinder(where, names.stream().map(String::strip).toList(), 1);
        // What was said is found first, so that a guess never takes it away.
        int user = finder.named(columns.user());
        int item = finder.named(columns.item());
        int value = finder.named(columns.value());
        int time = finder.named(columns.time());
        return new Places(
                columns.user() == null ? finder.required(USER_NAMES, "user") : user,
                columns.item() == null ? finder.required(ITEM_NAMES, "item") : item,
                columns.value() == null ? finder.guess(VALUE_NAMES) : value,
                columns.time() == null ? finder.guess(TIME_NAMES) : time);
    }

    /** Whether the names are so usual for labelled texts that they must be a header. */
    static boolean usualTextNames(List<String> names) {
        return names.stream().anyMatch(name -> LABEL_NAMES.contains(plain(name)))
                && names.stream().anyMatch(name -> TEXT_NAMES.contains(plain(name)));
    }

    /**
     * Where the columns of labelled texts are; {@link #NONE} for one that was not said and has no usual name.
     *
     * @param names the header's, or the positions from 0
     */
    static TextPlaces texts(TextColumns columns, List<String> names, String where) {
        ColumnFinder finder =
                new ColumnFinder(where, names.stream().map(String::strip).toList(), 0);
        int label = finder.named(columns.label());
        int text = finder.named(columns.text());
        if (label == text && label != NONE) {
            throw new DataException(where + ": the label and the text cannot both be column '" + columns.text() + "'");
        }
        return new TextPlaces(
                label == NONE ? finder.guess(LABEL_NAMES) : label, text == NONE ? finder.guess(TEXT_NAMES) : text);
    }

    /**
     * The place of one column, by its name or its position from 0.
     *
     * @param where what the message begins with if there is none
     */
    static int place(String column, List<String> names, String where) {
        int place = new ColumnFinder(where, names, 0).named(column);
        if (place == NONE) {
            throw new DataException(where + ": a column needs a name, got ''");
        }
        return place;
    }

    /** Without a header: the positions that were said, or user, item, value, time in this order if none was. */
    static Places byPosition(Columns columns, int count, String where) {
        List<String> names = new ArrayList<>();
        for (int position = 1; position <= count; position++) {
            names.add(Integer.toString(position));
        }
        boolean said =
                columns.user() != null || columns.item() != null || isSaid(columns.value()) || isSaid(columns.time());
        if (said) {
            return byName(columns, names, where);
        }
        if (count < 2) {
            throw new DataException(
                    where + ": the row has one column, expected a user and an item. Name the separator");
        }
        return new Places(
                0, 1, columns.value() == null && count > 2 ? 2 : NONE, columns.time() == null && count > 3 ? 3 : NONE);
    }

    private static boolean isSaid(@Nullable String column) {
        return column != null && !column.equals(Columns.NONE);
    }

    private int named(@Nullable String column) {
        if (column == null || column.equals(Columns.NONE)) {
            return NONE;
        }
        int place = names.indexOf(column);
        int position = column.matches("0|[1-9][0-9]{0,5}") ? Integer.parseInt(column) - firstPosition : NONE;
        if (place < 0 && position < names.size()) {
            place = position;
        }
        if (place < 0) {
            throw new DataException(
                    where + ": there is no column '" + column + "', only " + inWords() + suggestion(column));
        }
        taken[place] = true;
        return place;
    }

    private int required(List<String> usual, String role) {
        int place = guess(usual);
        if (place < 0) {
            throw new DataException(where + ": which column is the " + role + "? Name one of " + inWords());
        }
        return place;
    }

    private int guess(List<String> usual) {
        for (String name : usual) {
            for (int place = 0; place < taken.length; place++) {
                if (!taken[place] && plain(names.get(place)).equals(name)) {
                    taken[place] = true;
                    return place;
                }
            }
        }
        return NONE;
    }

    /** Letters and digits only, so that {@code user_id}, {@code User ID} and {@code userId} are one name. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private String inWords() {
        String words =
                String.join(", ", names.stream().limit(30).map(Excerpt::of).toList());
        return names.size() > 30 ? words + " ..." : words;
    }

    private String suggestion(String column) {
        String nearest = "";
        int least = Math.max(2, column.length() / 3) + 1;
        for (String name : names) {
            int distance = NameDistance.between(plain(column), plain(name));
            if (distance < least && distance < column.length()) {
                nearest = name;
                least = distance;
            }
        }
        return nearest.isEmpty() ? "" : ". Did you mean " + Excerpt.of(nearest) + "?";
    }
}
