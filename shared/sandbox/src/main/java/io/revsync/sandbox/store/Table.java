package io.revsync.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/** Where the records of one resource lie in the journal, in order of id, and the indexes over them. */
final class Table {

    private final ConcurrentSkipListMap<String, Slot> slots = new ConcurrentSkipListMap<>(Ids.ORDER);
    private final Map<String, Index> indexes = new LinkedHashMap<>();
    private int size;
    private long changes;
    private long highestId;

    Slot slot(String id) {
        return slots.get(id);
    }

    Collection<Slot> slots() {
        return slots.values();
    }

    Collection<String> ids() {
        return slots.keySet();
    }

    int size() {
        return size;
    }

    /** How often a record was written or removed. */
    long changes() {
        return changes;
    }

    /** The highest number that ever was an id here, deleted records included: ids are not given twice. */
    long highestId() {
        return highestId;
    }

    void put(String id, Journal.Place place, ObjectNode value) {
        changes++;
        List<List<String>> keys = new ArrayList<>(indexes.size());
        indexes.values().forEach(index -> keys.add(index.keysOf(value)));
        Slot before = slots.put(id, new Slot(place, keys));
        if (before == null) {
            size++;
        }
        int i = 0;
        for (Index index : indexes.values()) {
            index.move(id, before == null ? List.of() : before.keys().get(i), keys.get(i));
            i++;
        }
        if (Ids.isNumber(id)) {
            highestId = Math.max(highestId, Long.parseLong(id));
        }
    }

    void remove(String id) {
        Slot before = slots.remove(id);
        if (before == null) {
            return;
        }
        changes++;
        size--;
        int i = 0;
        for (Index index : indexes.values()) {
            index.move(id, before.keys().get(i++), List.of());
        }
    }

    void index(String name, Function<ObjectNode, ? extends Collection<String>> keys, Function<Slot, ObjectNode> read) {
        Index index = new Index(keys, new ConcurrentSkipListSet<>(IndexEntry.ORDER));
        indexes.put(name, index);
        slots.replaceAll((id, slot) -> {
            List<List<String>> all = new ArrayList<>(slot.keys());
            List<String> added = index.keysOf(read.apply(slot));
            all.add(added);
            index.move(id, List.of(), added);
            return new Slot(slot.place(), all);
        });
    }

    boolean hasIndex(String name) {
        return indexes.containsKey(name);
    }

    NavigableSet<IndexEntry> entries(String index) {
        Index found = indexes.get(index);
        if (found == null) {
            throw new IllegalArgumentException("No index " + index);
        }
        return found.entries();
    }

    record Slot(Journal.Place place, List<List<String>> keys) {}

    private record Index(Function<ObjectNode, ? extends Collection<String>> keys, NavigableSet<IndexEntry> entries) {

        List<String> keysOf(ObjectNode value) {
            return List.copyOf(keys.apply(value));
        }

        void move(String id, List<String> from, List<String> to) {
            if (from.equals(to)) {
                return;
            }
            from.forEach(key -> entries.remove(new IndexEntry(key, id)));
            to.forEach(key -> entries.add(new IndexEntry(key, id)));
        }
    }
}
