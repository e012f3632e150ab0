package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a batch's answer, by bId: its order means nothing. */
final class BatchReader {

    private static final String ITEMS = "BatchItemResponse";

    private BatchReader() {}

    /** What became of each of these items; empty if the answer is no batch's. */
    static Optional<Map<String, ItemResult>> read(JsonNode answer, Set<String> bIds) {
        JsonNode items = answer.path(ITEMS);
        if (!items.isArray()) {
            return Optional.empty();
        }
        Map<String, ItemResult> results = new HashMap<>();
        bIds.forEach(bId -> results.put(bId, new ItemResult.Missing()));
        Fields.objects(items)
                .forEach(item -> results.computeIfPresent(Fields.text(item, "bId"), (bId, missing) -> result(item)));
        return Optional.of(results);
    }

    private static ItemResult result(ObjectNode item) {
        Optional<Fault> fault = FaultReader.json(item, text -> Redaction.of(text, ""));
        if (fault.isPresent()) {
            return new ItemResult.Faulted(fault.get());
        }
        if (item.path("QueryResponse").isObject()) {
            return rows(item.path("QueryResponse"));
        }
        for (var property : item.properties()) {
            if (property.getValue() instanceof ObjectNode json && json.hasNonNull("Id")) {
                return "Deleted".equals(Fields.text(json, "status"))
                        ? new ItemResult.Deleted(property.getKey(), Fields.text(json, "Id"))
                        : new ItemResult.Done(property.getKey(), json);
            }
        }
        return new ItemResult.Missing();
    }

    private static ItemResult rows(JsonNode response) {
        for (var property : response.properties()) {
            if (property.getValue().isArray()) {
                return new ItemResult.Rows(property.getKey(), Fields.objects(property.getValue()));
            }
        }
        return new ItemResult.Rows("", java.util.List.of());
    }
}
