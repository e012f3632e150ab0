package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.CallTrace;
import io.revsync.http.DefectException;
import java.util.ArrayList;
import java.util.List;

/** A collection's envelope: {@code ok, has_more, record_count, records}. */
record RawPage(List<JsonNode> rows, boolean hasMore) {

    /** {@code has_more} decides; if it is not there, a full page is taken to have a next one. */
    static RawPage of(JsonNode body, int size, String resource, CallTrace trace) {
        JsonNode records = body.path("records");
        if (!records.isArray()) {
            throw new DefectException(
                    "Rev.io answered a search of " + resource + " with something that is no list of records.",
                    trace,
                    null);
        }
        List<JsonNode> rows = new ArrayList<>();
        records.forEach(rows::add);
        return new RawPage(rows, body.path("has_more").asBoolean(rows.size() >= size));
    }

    <T> Page<T> read(Resource<T> resource, List<JsonNode> chosen, long place) {
        List<T> records = new ArrayList<>();
        List<UnreadableRecord> unreadable = new ArrayList<>();
        chosen.forEach(row -> resource.read(row, records::add, unreadable::add));
        return new Page<>(records, unreadable, hasMore, place);
    }
}
