package io.revsync.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** The ids an index tells, and those this draft has changed, whatever their key is now. */
    public Set<String> perhaps(String resource, String index, String key) {
        Set<String> ids = new LinkedHashSet<>(records.find(resource, index, key));
        values.keySet().stream()
                .filter(changed -> changed.resource().equals(resource))
                .map(Key::id)
                .forEach(ids::add);
        return ids;
    }

    /** As {@link Records#nextId}, after the records this draft has made. */
    public String nextId(String... resources) {
        List<String> counted = List.of(resources);
        long next = Long.parseLong(records.nextId(resources));
        for (Key made : values.keySet()) {
            if (counted.contains(made.resource()) && made.id().chars().allMatch(Character::isDigit)) {
                next = Math.max(next, Long.parseLong(made.id()) + 1);
            }
        }
        return Long.toString(next);
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
