package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What customers and items share: a unique name, parents, and that they are made inactive instead of deleted. */
abstract class NameList extends Entity {

    private static final String DELETED = " (deleted)";

    private final Schema schema;
    private final Set<String> readOnly;

    NameList(String name, List<Property> filterable, Schema schema, Set<String> readOnly) {
        super(name, filterable);
        this.schema = schema;
        this.readOnly = readOnly;
    }

    @Override
    final boolean hasActive() {
        return true;
    }

    @Override
    final ObjectNode write(Work work, Operation operation, ObjectNode body) {
        schema.check(name(), body);
        return switch (operation) {
            case CREATE -> create(work, body);
            case UPDATE -> update(work, body);
            case DELETE, VOID -> throw namesAreNotDeleted(operation);
        };
    }

    /** 500: a name is made inactive, not deleted (DI: Customer and Item references). */
    private ApiFault namesAreNotDeleted(Operation operation) {
        return Errors.unsupportedOperation(operation.wireName() + " of " + name());
    }

    private ObjectNode create(Work work, ObjectNode body) {
        ObjectNode record = writable(body, readOnly);
        record.put("Active", Wire.flag(record, "Active", true));
        onCreate(body, record);
        settle(work, record, null);
        return stampNew(work, record);
    }

    /** A change of nothing keeps the SyncToken (recorded for accounts). */
    private ObjectNode update(Work work, ObjectNode body) {
        ObjectNode old = current(work, body);
        ObjectNode record = merged(work, old, body, readOnly);
        record.put("Active", Wire.flag(record, "Active", true));
        if (Wire.flag(old, "Active", true) && !Wire.flag(record, "Active", true)) {
            deactivatedNameIsFreed(work, record);
        } else if (!Wire.flag(old, "Active", true) && Wire.flag(record, "Active", true)) {
            reactivatedNameComesBack(work, old, record);
        }
        settle(work, record, old);
        return record.equals(old) ? old : stampChanged(work, record);
    }

    /** Checks and derives every field. @param old null for a new record */
    abstract void settle(Work work, ObjectNode record, ObjectNode old);

    abstract void onCreate(ObjectNode body, ObjectNode record);

    /** The field that is unique, {@code DisplayName} or {@code Name}. */
    abstract String nameField();

    /** The id of another record that has this name; inactive ones count. */
    abstract Optional<String> holderOf(Work work, String uniqueName, ObjectNode record);

    /** 6240, with the id of whoever has the name; letter case makes no difference (recorded). */
    final void nameIsUnique(Work work, ObjectNode record) {
        holderOf(work, record.path(nameField()).asText(), record).ifPresent(id -> {
            throw Errors.duplicateName(id);
        });
    }

    /** Deactivated records get " (deleted)" behind their name, so that the name is free (recorded). */
    private void deactivatedNameIsFreed(Work work, ObjectNode record) {
        String base = record.path(nameField()).asText();
        String freed = base + DELETED;
        for (int number = 2; holderOf(work, freed, record).isPresent(); number++) {
            freed = base + " (deleted " + number + ")"; // chosen
        }
        record.put(nameField(), freed);
    }

    /** Chosen: a reactivated record gets its name back if nobody took it and it was not renamed meanwhile. */
    private void reactivatedNameComesBack(Work work, ObjectNode old, ObjectNode record) {
        String held = old.path(nameField()).asText();
        if (!record.path(nameField()).asText().equals(held) || !held.contains(" (deleted")) {
            return;
        }
        String base = held.substring(0, held.lastIndexOf(" (deleted"));
        if (holderOf(work, base, record).isEmpty()) {
            record.put(nameField(), base);
        }
    }

    /** FullyQualifiedName {@code Parent:Child} and Level; 2500 for a parent that does not exist, 6180 too deep. */
    final void nestUnderParent(Work work, ObjectNode record, int mostNested) {
        String own = record.path(nameField()).asText();
        Optional<String> parentId = Wire.ref(record, "ParentRef");
        if (parentId.isEmpty()) {
            record.remove("Level");
            record.put("FullyQualifiedName", own);
            return;
        }
        ObjectNode parent = work.referred(name(), parentId.get());
        int level = parent.path("Level").asInt(0) + 1;
        if (level > mostNested) {
            throw Errors.tooManyLevels(mostNested);
        }
        record.put("Level", level);
        record.put("FullyQualifiedName", parent.path("FullyQualifiedName").asText() + ":" + own);
        record.set("ParentRef", Wire.reference(parentId.get(), null));
    }

    static String key(String uniqueName) {
        return uniqueName.toLowerCase(Locale.ROOT);
    }
}
