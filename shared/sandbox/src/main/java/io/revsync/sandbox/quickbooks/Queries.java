package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Records;

/** Answers queries from the ledger, by an index where a condition has one. */
final class Queries {

    private final Records records;
    private final Entities entities;

    Queries(Records records, Entities entities) {
        this.records = records;
        this.entities = entities;
    }

    /**
     * The value of {@code QueryResponse}. An empty page is {@code {}}: key, startPosition and maxResults are absent (recorded).
     *
     * @throws ApiFault 4000 or 4001
     */
    ObjectNode run(String text) {
        Statement statement = QueryParser.parse(text);
        Entity entity = entities.named(statement.entity())
                .orElseThrow(() -> Errors.invalidQuery("Metadata not found for Entity: " + statement.entity()));
        QueryPlan plan = new QueryPlan(records, entity, statement);
        return records.read(() -> statement.countOnly()
                ? SandboxJson.object().put("totalCount", plan.count())
                : page(entity, statement, plan));
    }

    private static ObjectNode page(Entity entity, Statement statement, QueryPlan plan) {
        ArrayNode rows = SandboxJson.array();
        plan.page(statement.start() - 1L, statement.most()).forEach(rows::add);
        ObjectNode response = SandboxJson.object();
        if (!rows.isEmpty()) {
            response.set(entity.name(), rows);
            response.put("startPosition", statement.start()).put("maxResults", rows.size());
        }
        return response;
    }
}
