package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.catalogue.DataEntry.DataFile;
import dev.redstart.datasets.catalogue.DataEntry.Figures;
import dev.redstart.datasets.text.Columns;
import dev.redstart.datasets.text.TableColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's entries from JSON. */
final class CatalogueJson {
    private CatalogueJson() {}

    static List<DataEntry> entries(Map<String, Object> catalogue) {
        if (catalogue.get("dataSets") instanceof List<?> sets) {
            return sets.stream()
                    .map(CatalogueJson::object)
                    .map(CatalogueJson::entry)
                    .toList();
        }
        throw new DataException("the catalogue has no list 'dataSets'");
    }

    private static DataEntry entry(Map<?, ?> json) {
        return new DataEntry(
                text(json, "name"),
                text(json, "title"),
                text(json, "kind"),
                text(json, "licence"),
                flag(json, "redistributable"),
                text(json, "citation"),
                text(json, "homepage"),
                new Figures(
                        number(json, "rows"),
                        count(json, "users"),
                        count(json, "items"),
                        count(json, "labels"),
                        count(json, "dimensions")),
                files(json),
                json.containsKey("columns") ? columns(object(json.get("columns"))) : Columns.guessed(),
                json.containsKey("table") ? table(object(json.get("table"))) : TableColumns.guessed());
    }

    /** One {@code file}, or several {@code files}. */
    private static List<DataFile> files(Map<?, ?> json) {
        List<?> files = json.get("files") instanceof List<?> several ? several : List.of(object(json.get("file")));
        return files.stream()
                .map(CatalogueJson::object)
                .map(CatalogueJson::file)
                .toList();
    }

    private static DataFile file(Map<?, ?> json) {
        return new DataFile(flag(json, "bundled"), text(json, "location"), number(json, "bytes"), text(json, "sha256"));
    }

    private static Columns columns(Map<?, ?> json) {
        return new Columns(text(json, "user"), text(json, "item"), text(json, "value"), text(json, "time"));
    }

    private static TableColumns table(Map<?, ?> json) {
        List<String> categories = new ArrayList<>();
        for (Object category : value(json, "categories", List.class)) {
            categories.add(String.valueOf(category));
        }
        return TableColumns.guessed().withLabel(text(json, "label")).withCategories(categories);
    }

    private static Map<?, ?> object(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new DataException("the catalogue has '" + json + "' where an object is expected");
    }

    private static String text(Map<?, ?> json, String key) {
        return value(json, key, String.class);
    }

    private static long number(Map<?, ?> json, String key) {
        return value(json, key, Long.class);
    }

    /** 0 where it is not said. */
    private static long count(Map<?, ?> json, String key) {
        return json.containsKey(key) ? number(json, key) : 0;
    }

    private static boolean flag(Map<?, ?> json, String key) {
        return value(json, key, Boolean.class);
    }

    private static <T> T value(Map<?, ?> json, String key, Class<T> type) {
        Object value = json.get(key);
        if (!type.isInstance(value)) {
            throw new DataException("the catalogue's entry '" + json.get("name") + "' has no " + type.getSimpleName()
                    + " '" + key + "'");
        }
        return type.cast(value);
    }
}
