package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers the rows of the last pages of a walk, so many and no more, however long the walk is. */
final class SeenRows {

    private static final int MOST = 20 * RevioLimits.PAGE_SIZE_MAX;

    private final Resource<?> resource;
    private final Set<String> keys = new LinkedHashSet<>();

    SeenRows(Resource<?> resource) {
        this.resource = resource;
    }

    boolean contains(JsonNode row) {
        return keys.contains(key(row));
    }

    /** Returns false if the row was known. */
    boolean add(JsonNode row) {
        if (!keys.add(key(row))) {
            return false;
        }
        if (keys.size() > MOST) {
            keys.remove(keys.iterator().next());
        }
        return true;
    }

    /** Its id; a row without one is known by all it says. */
    private String key(JsonNode row) {
        String id = resource.idOrEmpty(row);
        return id.isEmpty() ? row.toString() : id;
    }
}
