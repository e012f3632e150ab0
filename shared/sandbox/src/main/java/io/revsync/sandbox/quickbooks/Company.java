package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.store.Draft;
import io.revsync.sandbox.store.Records;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One company's books, and everything that can be asked of them. */
final class Company implements AutoCloseable {

    private static final String LOADED = "books-loaded";

    private final Records records;
    private final Clock clock;
    private final Books books;
    private final Entities entities;
    private final Queries queries;
    private final ChangeData changeData;

    Company(Records records, Clock clock, BigDecimal automatedRate) {
        this.records = records;
        this.clock = clock;
        this.books = new Books(records, Schema.load(), automatedRate);
        this.entities = new Entities(books);
        this.queries = new Queries(records, entities);
        this.changeData = new ChangeData(records, entities, clock);
        Property time = Property.of(Entity.LAST_UPDATED, Property.Kind.TIME);
        entities.all().forEach(entity -> {
            entity.keepIndexes(records);
            records.index(Entity.deleted(entity.name()), Entity.LAST_UPDATED, gone -> time.keyOf(gone)
                    .map(List::of)
                    .orElse(List.of()));
        });
    }

    /** Whether these books were kept before, in a journal. */
    boolean isOpened() {
        return records.blob(LOADED).isPresent();
    }

    /** Puts starting books in place, in the shape the API answers. @throws IllegalArgumentException for an unknown entity */
    void open(Map<String, List<ObjectNode>> startingBooks) {
        startingBooks.forEach((name, list) -> {
            Entity entity = entities.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("QuickBooks has no entity " + name + " here"));
            for (ObjectNode record : list) {
                records.write(draft -> {
                    ObjectNode whole = Entity.complete(record, clock.instant(), records.nextId(entity.idSequence()));
                    draft.put(entity.name(), whole.path("Id").asText(), whole);
                    return null;
                });
            }
        });
        records.write(draft -> {
            draft.blob(LOADED, "{}".getBytes(StandardCharsets.US_ASCII));
            return null;
        });
    }

    Records records() {
        return records;
    }

    Entities entities() {
        return entities;
    }

    Queries queries() {
        return queries;
    }

    ChangeData changeData() {
        return changeData;
    }

    /**
     * Does a write at most once. Under a key that was used before, the first answer is given again, byte for byte, and nothing
     * is done (DI:learn/learn-basic-field-definitions#request-id). Answer and effect are committed together.
     *
     * @param key null to do it in any case
     * @param work returns the answer
     * @param refused turns a fault into an answer
     */
    byte[] once(String key, Function<Draft, byte[]> work, Function<ApiFault, byte[]> refused) {
        return records.write(outer -> {
            Optional<byte[]> before = key == null ? Optional.empty() : records.blob(key);
            return before.orElseGet(() -> first(key, outer, work, refused));
        });
    }

    private byte[] first(String key, Draft outer, Function<Draft, byte[]> work, Function<ApiFault, byte[]> refused) {
        try {
            return records.write(draft -> {
                byte[] answer = work.apply(draft);
                if (key != null) {
                    draft.blob(key, answer);
                }
                return answer;
            });
        } catch (ApiFault fault) {
            byte[] answer = refused.apply(fault);
            if (key != null && fault.isRemembered()) {
                outer.blob(key, answer);
            }
            return answer;
        }
    }

    /** A write through the API. @throws ApiFault whatever the rules say */
    ObjectNode write(Draft draft, Entity entity, Operation operation, ObjectNode body, Set<String> options) {
        return write(work(draft, options, false), entity, operation, body);
    }

    /** A change by somebody who works in QuickBooks itself: no SyncToken asked. */
    ObjectNode writeByPerson(Draft draft, Entity entity, Operation operation, ObjectNode body) {
        return write(work(draft, Set.of(), true), entity, operation, body);
    }

    private ObjectNode write(Work work, Entity entity, Operation operation, ObjectNode body) {
        ObjectNode saved = entity.write(work, operation, body);
        boolean moneyMoved = AutoApply.WATCHED.contains(entity.name());
        if (moneyMoved && (operation == Operation.CREATE || operation == Operation.UPDATE)) {
            entities.autoApply().after(work, saved);
        }
        return saved;
    }

    /** A customer is merged into another by somebody who works in QuickBooks itself. */
    ObjectNode mergeByPerson(Draft draft, String goneId, String stayingId) {
        return new CustomerMerge(entities()).merge(work(draft, Set.of(), true), goneId, stayingId);
    }

    /** @throws ApiFault 610 */
    ObjectNode read(Entity entity, String id) {
        return records.get(entity.name(), id).orElseThrow(() -> Errors.notFound(entity.name(), id));
    }

    private Work work(Draft draft, Set<String> options, boolean byPerson) {
        return new Work(draft, clock.instant(), books.preferences(), options, byPerson);
    }

    @Override
    public void close() {
        records.close();
    }
}
