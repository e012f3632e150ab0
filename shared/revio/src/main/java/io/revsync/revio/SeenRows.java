package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the rows of the last pages of a walk, so many and no more, however long the walk is. A row that changed since is another
 * one: it may have moved, and what it says now is news.
 */
final class SeenRows {

    private static final int MOST = 20 * RevioLimits.PAGE_SIZE_MAX;

    private final Resource<?> resource;
    private final Map<String, Integer> contents = new LinkedHashMap<>();

    SeenRows(Resource<?> resource) {
        this.resource = resource;
    }

    boolean contains(JsonNode row) {
        Integer content = contents.get(key(row));
        return content != null && content == row.hashCode();
    }

    /** Returns false if the row was known. */
    boolean add(JsonNode row) {
        if (contains(row)) {
            return false;
        }
        String key = key(row);
        contents.remove(key);
        contents.put(key, row.hashCode());
        if (contents.size() > MOST) {
            contents.remove(contents.keySet().iterator().next());
        }
        return true;
    }

    /** Its id; a row without one is known by all it says. */
    private String key(JsonNode row) {
        String id = resource.idOrEmpty(row);
        return id.isEmpty() ? row.toString() : id;
    }
}
