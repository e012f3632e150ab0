package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.FieldName;
import java.util.List;
import java.util.function.Function;

/**
 * A field a collection can be searched and sorted by.
 *
 * @param name as it follows {@code search.}
 * @param keys the keys a record is found by
 */
record Filter(String name, Kind kind, Function<ObjectNode, List<String>> keys) {

    enum Kind {
        ID,
        TEXT,
        /** Found by any part of it, as the UI's name search does. */
        PART,
        /** Searched by {@code _start} and {@code _end}. */
        DATE
    }

    static Filter id(String name) {
        return new Filter(name, Kind.ID, record -> List.of(SearchKey.of(record.get(name))));
    }

    static Filter text(String name) {
        return new Filter(name, Kind.TEXT, record -> List.of(SearchKey.of(record.get(name))));
    }

    static Filter date(String name) {
        return new Filter(name, Kind.DATE, record -> List.of(SearchKey.ofDate(record.get(name))));
    }

    static Filter at(String name, String pointer) {
        return new Filter(name, Kind.ID, record -> List.of(SearchKey.of(record.at(pointer))));
    }

    static Filter part(String name, Function<ObjectNode, String> text) {
        return new Filter(name, Kind.PART, record -> List.of(SearchKey.of(text.apply(record))));
    }

    /** Reads a field under any of the spellings books may use for it. */
    static Filter spelled(String name, Kind kind, FieldName... fields) {
        return new Filter(name, kind, record -> List.of(key(kind, first(record, fields))));
    }

    private static String key(Kind kind, JsonNode value) {
        return kind == Kind.DATE ? SearchKey.ofDate(value) : SearchKey.of(value);
    }

    private static JsonNode first(ObjectNode record, FieldName... fields) {
        for (FieldName field : fields) {
            JsonNode value = field.read(record).orElse(null);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
