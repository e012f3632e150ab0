package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One resource of the API: how it is read, found and, where it can be, written. */
abstract class Entity {

    static final String LAST_UPDATED = "MetaData.LastUpdatedTime";

    /** Fields that say how a request is meant or that the system itself keeps; never taken from a request. */
    private static final Set<String> ENVELOPE = Set.of("Id", "SyncToken", "MetaData", "domain", "sparse", "status");

    private final String name;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    Entity(String name, List<Property> filterable) {
        this.name = name;
        List<Property> all = new ArrayList<>();
        all.add(Property.of("Id", Property.Kind.ID));
        all.add(Property.of("MetaData.CreateTime", Property.Kind.TIME));
        all.add(Property.of(LAST_UPDATED, Property.Kind.TIME).withIndex());
        all.addAll(filterable);
        all.forEach(property -> properties.put(property.name().toLowerCase(Locale.ROOT), property));
    }

    /** {@code Invoice}. */
    final String name() {
        return name;
    }

    /** {@code invoice}, as in its path. */
    final String path() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** @throws ApiFault 4001 if queries cannot filter or sort by it */
    final Property property(String property) {
        Property found = properties.get(property.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw Errors.invalidQuery("Property " + property + " not found or not queryable for Entity " + name);
        }
        return found;
    }

    final void keepIndexes(Records records) {
        properties.values().stream()
                .filter(Property::indexed)
                .forEach(property -> records.index(name, property.name(), record -> property.keyOf(record)
                        .map(List::of)
                        .orElse(List.of())));
    }

    /** Whether rows can be made inactive, and are then hidden from queries that do not ask for them. */
    boolean hasActive() {
        return false;
    }

    /** DI:learn/explore-the-quickbooks-online-api/change-data-capture. */
    boolean isInChangeData() {
        return true;
    }

    /** The entities its ids are counted together with. */
    String[] idSequence() {
        return new String[] {name};
    }

    /** @throws ApiFault whatever the rules say */
    ObjectNode write(Work work, Operation operation, ObjectNode body) {
        throw Errors.unsupportedOperation(operation.wireName() + " of " + name);
    }

    // What all writable entities share

    /** 610 without such a record, 2020 without a SyncToken, 5010 with another one than the record's. */
    final ObjectNode current(Work work, ObjectNode body) {
        Checks checks = new Checks().required(body, "Id");
        if (!work.byPerson()) {
            checks.required(body, "SyncToken");
        }
        checks.verify();
        String id = body.path("Id").asText();
        ObjectNode current = work.find(name, id).orElseThrow(() -> Errors.notFound(name, id));
        if (!work.byPerson()
                && !current.path("SyncToken")
                        .asText()
                        .equals(body.path("SyncToken").asText())) {
            throw Errors.stale();
        }
        return current;
    }

    /** The fields of a request without those that are not a client's to set. */
    static ObjectNode writable(ObjectNode body, Set<String> readOnly) {
        ObjectNode fields = body.deepCopy();
        fields.remove(ENVELOPE);
        fields.remove(readOnly);
        return fields;
    }

    /**
     * What the record is to become: sparse changes only the fields sent, full clears those not sent
     * (DI:learn/rest-api-features#sparse-update). A null clears the field in both.
     */
    static ObjectNode merged(Work work, ObjectNode old, ObjectNode body, Set<String> readOnly) {
        ObjectNode result;
        ObjectNode sent = writable(body, readOnly);
        if (work.byPerson() || Wire.flag(body, "sparse", false)) {
            result = old.deepCopy();
            result.setAll(sent);
        } else {
            result = sent;
            ENVELOPE.forEach(field -> keep(old, result, field));
            readOnly.forEach(field -> keep(old, result, field));
        }
        List<String> nulls = new ArrayList<>();
        result.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                nulls.add(field.getKey());
            }
        });
        result.remove(nulls);
        return result;
    }

    private static void keep(ObjectNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    final ObjectNode stampNew(Work work, ObjectNode record) {
        String now = Times.stamp(work.now());
        record.put("domain", "QBO").put("sparse", false);
        record.put("Id", work.draft().nextId(idSequence())).put("SyncToken", "0");
        record.putObject("MetaData").put("CreateTime", now).put("LastUpdatedTime", now);
        return put(work, record);
    }

    final ObjectNode stampChanged(Work work, ObjectNode record) {
        record.put("SyncToken", Long.toString(record.path("SyncToken").asLong() + 1));
        record.put("sparse", false);
        record.withObjectProperty("MetaData").put("LastUpdatedTime", Times.stamp(work.now()));
        return put(work, record);
    }

    final ObjectNode put(Work work, ObjectNode record) {
        work.draft().put(name, record.path("Id").asText(), record);
        return record;
    }

    /** Leaves what change data capture shows of a deleted record, and answers as a delete is answered (recorded). */
    final ObjectNode erase(Work work, ObjectNode record) {
        String id = record.path("Id").asText();
        work.draft().remove(name, id);
        ObjectNode gone = SandboxJson.object()
                .put("domain", "QBO")
                .put("status", "Deleted")
                .put("Id", id);
        ObjectNode answer = gone.deepCopy();
        gone.putObject("MetaData").put("LastUpdatedTime", Times.stamp(work.now()));
        work.draft().put(deleted(name), id, gone);
        return answer;
    }

    /** Where the traces of an entity's deleted records are kept. */
    static String deleted(String entity) {
        return "deleted:" + entity;
    }

    /** Fills in what a starting record from outside may lack. */
    static ObjectNode complete(ObjectNode record, Instant now, String newId) {
        ObjectNode whole = record.deepCopy();
        if (Wire.text(whole, "Id").isEmpty()) {
            whole.put("Id", newId);
        }
        if (Wire.text(whole, "SyncToken").isEmpty()) {
            whole.put("SyncToken", "0");
        }
        ObjectNode meta = whole.withObjectProperty("MetaData");
        for (String time : List.of("CreateTime", "LastUpdatedTime")) {
            if (Wire.text(meta, time).isEmpty()) {
                meta.put(time, Times.stamp(now));
            }
        }
        whole.put("domain", "QBO");
        whole.put("sparse", false);
        return whole;
    }
}
