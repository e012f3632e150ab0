package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.FieldName;
import io.revsync.sandbox.books.RecordShape;
import io.revsync.sandbox.control.Ledger;
import io.revsync.sandbox.store.Records;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** The books as somebody working in Rev.io would change them: the rules hold, permissions and verbs do not. */
final class RevioLedger implements Ledger {
    private final Records records;
    private final Resources resources;
    private final RevioBooks books;

    RevioLedger(Records records, Resources resources, RevioBooks books) {
        this.records = records;
        this.resources = resources;
        this.books = books;
    }

    @Override
    public Collection<String> resources() {
        return records.resources().stream()
                .filter(name -> !name.equals(WebhookReceiverResource.CODES))
                .toList();
    }

    @Override
    public int count(String resource) {
        return records.count(named(resource).name());
    }

    @Override
    public Stream<ObjectNode> all(String resource) {
        return records.all(named(resource).name());
    }

    @Override
    public Optional<ObjectNode> get(String resource, String id) {
        return records.get(named(resource).name(), id);
    }

    @Override
    public ObjectNode put(String resource, String id, ObjectNode fields) {
        Resource kind = named(resource);
        if (id == null) {
            String created = kind instanceof ReferenceResource
                    ? books.write(work -> work.insert(kind, fields))
                    : books.create(kind, fields);
            return books.read(kind, created);
        }
        if (records.contains(kind.name(), id)) {
            return books.change(kind, id, before -> before.setAll(fields));
        }
        return books.write(work -> takeAsItIs(kind, id, fields, work));
    }

    @Override
    public boolean delete(String resource, String id) {
        Resource kind = named(resource);
        if (!records.contains(kind.name(), id)) {
            return false;
        }
        books.delete(kind, id);
        return true;
    }

    /** A record under an id of the caller's choice is taken like one of the starting books: no rule judges it. */
    private static ObjectNode takeAsItIs(Resource kind, String id, ObjectNode fields, Work work) {
        ObjectNode record = fields.deepCopy().put(kind.idField(), Long.parseLong(id));
        if (FieldName.CREATED.read(record).isEmpty()) {
            record.put(FieldName.CREATED.chosen(), work.now());
        }
        work.update(kind.name(), id, record);
        return record;
    }

    private Resource named(String resource) {
        return resources
                .named(resource)
                .or(() ->
                        RecordShape.named(resource, RecordShape.REVIO).flatMap(shape -> resources.named(shape.name())))
                .orElseThrow(() -> new IllegalArgumentException("Rev.io has no " + resource + "; it has "
                        + resources.all().stream().map(Resource::name).toList()));
    }
}
