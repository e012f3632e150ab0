package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What change data capture answered: whole records that were created or changed, and the ids of those deleted.
 *
 * @param asOf the server's clock at the answer: the next {@code since}, less an overlap
 * @param rows by the entity's name, in QuickBooks' order
 */
public record Changes(Instant asOf, Map<String, List<ObjectNode>> rows) {

    private static final String DELETED = "Deleted";

    public Changes {
        rows = Map.copyOf(rows);
    }

    /** A transaction that is gone. */
    public record Deletion(String id, Optional<Instant> at) {}

    /** Records created or changed. */
    public <T extends QuickBooksRecord> List<T> changed(Entity<T> entity) {
        return of(entity).stream()
                .filter(row -> !deleted(row))
                .map(entity::read)
                .toList();
    }

    /** Transactions deleted. A row of a name list is never deleted, but made inactive. */
    public List<Deletion> deletions(Entity<?> entity) {
        return of(entity).stream()
                .filter(Changes::deleted)
                .map(Changes::deletion)
                .toList();
    }

    /**
     * Whether the answer is full, so that there may be more changes than it holds: read them with
     * {@link Query#updatedSince(Instant)}, keep the deletions, and narrow the window. There is no second page.
     */
    public boolean full() {
        return rows.values().stream().mapToInt(List::size).sum() >= QuickBooksLimits.CDC_OBJECTS;
    }

    private List<ObjectNode> of(Entity<?> entity) {
        return rows.getOrDefault(entity.name(), List.of());
    }

    private static boolean deleted(ObjectNode row) {
        return DELETED.equals(Fields.text(row, "status"));
    }

    private static Deletion deletion(ObjectNode row) {
        JsonNode times = row.path("MetaData");
        return new Deletion(
                Fields.required(row, "Id"),
                times.has("LastUpdatedTime")
                        ? Optional.of(Fields.instant(times, "LastUpdatedTime"))
                        : Optional.empty());
    }
}
