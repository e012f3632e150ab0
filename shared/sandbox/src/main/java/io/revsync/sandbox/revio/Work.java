package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.FieldName;
import io.revsync.sandbox.store.Draft;
import io.revsync.sandbox.store.Records;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request's changes to the books: all are kept together when it succeeds, none when it is refused. */
final class Work {
    private final Draft draft;
    private final Clock clock;
    private final List<Event> events = new ArrayList<>();
    private final List<String> handshakes = new ArrayList<>();

    Work(Draft draft, Clock clock) {
        this.draft = draft;
        this.clock = clock;
    }

    String now() {
        return RevioTime.now(clock);
    }

    String today() {
        return RevioTime.today(clock);
    }

    /** The books as they were before this work, for look-ups through indexes. */
    Records books() {
        return draft.records();
    }

    Optional<ObjectNode> get(String resource, String id) {
        return draft.get(resource, id);
    }

    boolean exists(String resource, String id) {
        return draft.get(resource, id).isPresent();
    }

    /** Adds a record under the next free id, dated now. */
    String insert(Resource resource, ObjectNode fields) {
        String id = books().nextId(resource.name());
        ObjectNode record = SandboxJson.object().put(resource.idField(), Long.parseLong(id));
        record.setAll(fields);
        if (!record.hasNonNull(FieldName.CREATED.in(record))) {
            record.put(FieldName.CREATED.chosen(), now());
        }
        record.put(FieldName.UPDATED.in(record), now());
        draft.put(resource.name(), id, record);
        return id;
    }

    /** Keeps a changed record; the date of its last change moves. */
    void update(String resource, String id, ObjectNode record) {
        record.put(FieldName.UPDATED.in(record), now());
        draft.put(resource, id, record);
    }

    /** Keeps a record that has no dates of its own. */
    void put(String resource, String id, ObjectNode record) {
        draft.put(resource, id, record);
    }

    void remove(String resource, String id) {
        draft.remove(resource, id);
    }

    /** Tells subscribers once the work is kept. */
    void event(String type, String objectId) {
        events.add(new Event(type, objectId, now()));
    }

    /** Asks a new webhook receiver to prove itself once the work is kept. */
    void handshake(String receiverId) {
        handshakes.add(receiverId);
    }

    List<String> handshakes() {
        return handshakes;
    }

    List<Event> events() {
        return events;
    }

    /** Something that happened: a pointer to a record, never the record. */
    record Event(String type, String objectId, String createdDate) {}
}
