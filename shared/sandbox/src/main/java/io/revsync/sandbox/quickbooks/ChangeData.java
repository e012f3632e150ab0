package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Records;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Change data capture (DI:learn/explore-the-quickbooks-online-api/change-data-capture). */
final class ChangeData {

    /** Objects in one answer, of all entities together; there is no next page. */
    static final int MOST_OBJECTS = 1_000;

    static final Duration LOOK_BACK = Duration.ofDays(30);

    private final Records records;
    private final Entities entities;
    private final Clock clock;

    ChangeData(Records records, Entities entities, Clock clock) {
        this.records = records;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The value of {@code CDCResponse}: one element for each entity in an order of its own, {@code {}} for one without changes
     * (recorded); changed rows whole, deleted ones as their trace.
     */
    ArrayNode since(String entityNames, String changedSince) {
        String from = from(changedSince);
        Map<String, Entity> asked = new TreeMap<>();
        for (String name : entityNames.split(",")) {
            Entity entity = entity(name.strip());
            asked.put(entity.name(), entity);
        }
        return records.read(() -> {
            ArrayNode answers = SandboxJson.array();
            int room = MOST_OBJECTS;
            for (Entity entity : asked.values()) {
                ArrayNode rows = SandboxJson.array();
                changes(entity.name(), from).limit(room).forEach(rows::add);
                room -= rows.size();
                answers.add(element(entity.name(), rows));
            }
            ObjectNode response = SandboxJson.object();
            response.set("QueryResponse", answers);
            return SandboxJson.array().add(response);
        });
    }

    private static ObjectNode element(String name, ArrayNode rows) {
        ObjectNode element = SandboxJson.object();
        if (!rows.isEmpty()) {
            element.set(name, rows);
            element.put("startPosition", 1).put("maxResults", rows.size()).put("totalCount", rows.size());
        }
        return element;
    }

    private Stream<ObjectNode> changes(String entity, String from) {
        return Stream.of(entity, Entity.deleted(entity))
                .flatMap(resource -> records.from(resource, Entity.LAST_UPDATED, from)
                        .map(entry -> new Changed(entry.key(), resource, entry.id())))
                .sorted(Comparator.comparing(Changed::time))
                .flatMap(change -> records.get(change.resource(), change.id()).stream());
    }

    private record Changed(String time, String resource, String id) {}

    /** 4001 for an entity that does not exist or is not told here. */
    private Entity entity(String name) {
        Optional<Entity> entity = entities.named(name).filter(Entity::isInChangeData);
        return entity.orElseThrow(
                () -> Errors.invalidQuery("Entity " + name + " is not supported by change data capture"));
    }

    /** 2020 without it, 2140 if it is no time or more than 30 days ago. */
    private String from(String changedSince) {
        if (changedSince.isEmpty()) {
            throw ApiFault.validation(List.of(Errors.required("changedSince")));
        }
        Instant since;
        try {
            since = Times.parse(changedSince);
        } catch (DateTimeException e) {
            throw Errors.invalidValue("changedSince", changedSince + " is not a date-time");
        }
        if (since.isBefore(clock.instant().minus(LOOK_BACK))) {
            throw Errors.invalidValue("changedSince", "changedSince is more than 30 days ago: " + changedSince);
        }
        return Property.of(Entity.LAST_UPDATED, Property.Kind.TIME).key(changedSince);
    }
}
