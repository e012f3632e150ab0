package io.revsync.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one piece of work, committed together when it ends. Reads by id see the draft's own changes; indexes and
 * streams of {@link Records} do not yet.
 */
public final class Draft {

    private final Records records;
    private final Map<Key, Optional<ObjectNode>> values = new LinkedHashMap<>();
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();

    Draft(Records records) {
        this.records = records;
    }

    /** The ledger behind the draft, for look-ups through indexes. */
    public Records records() {
        return records;
    }

    public Optional<ObjectNode> get(String resource, String id) {
        Optional<ObjectNode> changed = values.get(new Key(resource, id));
        return changed == null ? records.get(resource, id) : changed.map(ObjectNode::deepCopy);
    }

    public void put(String resource, String id, ObjectNode value) {
        values.put(new Key(resource, id), Optional.of(value));
    }

    public void remove(String resource, String id) {
        values.put(new Key(resource, id), Optional.empty());
    }

    /** See {@link Change#blob}. */
    public void blob(String name, byte[] json) {
        blobs.put(name, json);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>(values.size() + blobs.size());
        values.forEach((key, value) -> changes.add(value.map(v -> Change.put(key.resource(), key.id(), v))
                .orElseGet(() -> Change.remove(key.resource(), key.id()))));
        blobs.forEach((name, json) -> changes.add(Change.blob(name, json)));
        return changes;
    }

    private record Key(String resource, String id) {}
}
