package io.revsync.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulator's ledger: resource, id, JSON object. Commits are atomic; look-ups by id or index take logarithmic time; the
 * records themselves lie in a file, so 100,000 of them cost little heap.
 *
 * <p>Every object handed out is the caller's own copy. Thread-safe.
 */
public final class Records implements AutoCloseable {

    static final String BLOBS = "";

    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Journal journal;

    private Records(Path file) {
        this.journal = file == null ? Journal.scratch() : Journal.open(file, new Replay());
    }

    /** A ledger that ends with this object. */
    public static Records temporary() {
        return new Records(null);
    }

    /** A ledger that outlives the process, also a killed one: opening the same file again finds every commit. */
    public static Records journaled(Path file) {
        return new Records(file);
    }

    public Optional<ObjectNode> get(String resource, String id) {
        return read(() -> Optional.ofNullable(table(resource).slot(id)).map(this::value));
    }

    public boolean contains(String resource, String id) {
        return read(() -> table(resource).slot(id) != null);
    }

    /** All records of a resource in order of id. To see one moment's state take it inside {@link #read}. */
    public Stream<ObjectNode> all(String resource) {
        return table(resource).slots().stream().map(this::value);
    }

    /** All ids of a resource in order, without reading the records. */
    public Stream<String> ids(String resource) {
        return table(resource).ids().stream();
    }

    public int count(String resource) {
        return read(() -> table(resource).size());
    }

    /** Grows with every change of a resource, so that what was read of it can be kept until it does. */
    public long changes(String resource) {
        return read(() -> table(resource).changes());
    }

    /** The resources that hold at least one record. */
    public Set<String> resources() {
        return tables.entrySet().stream()
                .filter(e -> !e.getKey().equals(BLOBS) && e.getValue().size() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One more than the highest number ever used as an id by any of these resources. */
    public String nextId(String... resources) {
        return read(() -> {
            long highest = 0;
            for (String resource : resources) {
                highest = Math.max(highest, table(resource).highestId());
            }
            return Long.toString(highest + 1);
        });
    }

    /**
     * Keeps an index over a resource from now on, over what is there and what will come.
     *
     * @param keys the keys under which a record is to be found, none to leave it out
     */
    public void index(String resource, String name, Function<ObjectNode, ? extends Collection<String>> keys) {
        write(draft -> {
            table(resource).index(name, keys, this::value);
            return null;
        });
    }

    public boolean hasIndex(String resource, String name) {
        return table(resource).hasIndex(name);
    }

    /** The ids of the records with this key, in order. */
    public List<String> find(String resource, String index, String key) {
        return read(() -> {
            NavigableSet<IndexEntry> entries = table(resource).entries(index);
            return entries.tailSet(new IndexEntry(key, ""), true).stream()
                    .takeWhile(entry -> entry.key().equals(key))
                    .map(IndexEntry::id)
                    .toList();
        });
    }

    /** The index's entries with a key of at least {@code from}, in order of key, then id. */
    public Stream<IndexEntry> from(String resource, String index, String from) {
        return table(resource).entries(index).tailSet(new IndexEntry(from, ""), true).stream();
    }

    public Optional<byte[]> blob(String name) {
        return read(() -> Optional.ofNullable(table(BLOBS).slot(name)).map(slot -> journal.read(slot.place())));
    }

    /** Writes all the changes, or, if it throws, none. */
    public void commit(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lock.writeLock().lock();
        try {
            List<Journal.Place> places = journal.append(changes);
            for (int i = 0; i < places.size(); i++) {
                apply(changes.get(i), places.get(i));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Does work that sees no other's changes half done, and commits its draft at the end; nothing if it throws. */
    public <T> T write(Function<Draft, T> work) {
        lock.writeLock().lock();
        try {
            Draft draft = new Draft(this);
            T result = work.apply(draft);
            commit(draft.changes());
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Reads at one moment: no commit happens meanwhile. */
    public <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            journal.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void apply(Change change, Journal.Place place) {
        if (change instanceof Change.Put put) {
            table(put.resource()).put(put.id(), place, put.value());
        } else if (change instanceof Change.Blob blob) {
            table(BLOBS).put(blob.name(), place, null);
        } else if (change instanceof Change.Remove remove) {
            table(remove.resource()).remove(remove.id());
        }
    }

    private Table table(String resource) {
        return tables.computeIfAbsent(resource, name -> new Table());
    }

    private ObjectNode value(Table.Slot slot) {
        return SandboxJson.readObject(journal.read(slot.place()));
    }

    /** Fills the tables from the file. No index exists yet, so the values need not be read. */
    private final class Replay implements Journal.Reader {

        @Override
        public void put(String resource, String id, Journal.Place place) {
            table(resource).put(id, place, null);
        }

        @Override
        public void removed(String resource, String id) {
            table(resource).remove(id);
        }
    }
}
