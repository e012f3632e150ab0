package io.revsync.sync.links;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.links.NotPossibleException.Why;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Leases;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Key links as an admin handles them. They are changed only while no sync that goes by them runs. */
public final class LinkDesk {

    /** Beyond the last moment the request can be alive. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final KeyLinks keyLinks;
    private final Leases leases;
    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final Clock clock;

    public LinkDesk(KeyLinks keyLinks, Leases leases, RevioClient revio, QuickBooksClient quickBooks, Clock clock) {
        this.keyLinks = keyLinks;
        this.leases = leases;
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.clock = clock;
    }

    /** The link of this record of one side. */
    public Optional<KeyLink> find(RecordType type, Side side, String id) {
        return Optional.ofNullable(find(type, side, List.of(id)).get(id));
    }

    /** The links of these records of one side, by that side's ids. */
    public Map<String, KeyLink> find(RecordType type, Side side, Collection<String> ids) {
        return keyLinks.of(side, type, ids);
    }

    /**
     * Takes a record's link away.
     *
     * @return the link there was
     * @throws NotPossibleException if there is none, or a sync is running
     */
    public KeyLink unlink(RecordKey record, Deadline deadline) {
        KeyLink link = find(record.type(), Side.REVIO, record.id())
                .orElseThrow(() -> new NotPossibleException(
                        Why.NOT_THERE, "Rev.io " + record + " is not linked.", "Look it up by its Rev.io id."));
        standingStill(record.type(), deadline, lease -> keyLinks.remove(link, lease));
        return link;
    }

    /**
     * Links a record to this QuickBooks record, instead of the one it was linked to.
     *
     * @throws NotPossibleException if one of the two does not exist, the other is linked already, or a sync is running
     */
    public KeyLink link(RecordKey record, String quickBooksId, Deadline deadline) {
        RecordType type = record.type();
        QuickBooksRecord target = quickBooks
                .read(type.entity(), quickBooksId, deadline)
                .map(QuickBooksRecord.class::cast)
                .orElseThrow(() -> new NotPossibleException(
                        Why.WRONG,
                        "QuickBooks has no " + type.quickBooksName() + " " + quickBooksId + ".",
                        "Search it by its name and take the id from there."));
        if (revio.read(resource(type), record.id(), deadline).isEmpty()) {
            throw new NotPossibleException(Why.NOT_THERE, "Rev.io has no " + record + ".", "Look up its id in Rev.io.");
        }
        Optional<KeyLink> old = find(type, Side.REVIO, record.id());
        KeyLink now = new KeyLink(
                record,
                quickBooksId,
                old.map(KeyLink::origin).orElse(Origin.REVIO),
                LinkState.LIVE,
                target.syncToken(),
                "",
                clock.instant());
        if (old.filter(link -> link.quickBooksId().equals(quickBooksId) && link.state() == LinkState.LIVE)
                .isEmpty()) {
            standingStill(type, deadline, lease -> put(old, now, lease));
        }
        return find(type, Side.REVIO, record.id()).orElse(now);
    }

    private void put(Optional<KeyLink> old, KeyLink now, Lease lease) {
        try {
            if (old.isPresent()) {
                keyLinks.replace(old.get(), now, lease);
            } else {
                keyLinks.put(now, lease);
            }
        } catch (AlreadyLinkedException e) {
            throw new NotPossibleException(Why.IN_THE_WAY, e.getMessage(), "Unlink the other one first.");
        }
    }

    /** Adds links that were checked. @throws NotPossibleException if one is taken meanwhile, or a sync is running */
    public void add(List<KeyLink> links, Deadline deadline) {
        for (RecordType type : RecordType.values()) {
            List<KeyLink> some =
                    links.stream().filter(link -> link.record().type() == type).toList();
            if (!some.isEmpty()) {
                standingStill(type, deadline, lease -> addAll(some, lease));
            }
        }
    }

    private void addAll(List<KeyLink> links, Lease lease) {
        try {
            keyLinks.putAll(links, lease);
        } catch (AlreadyLinkedException e) {
            throw new NotPossibleException(
                    Why.IN_THE_WAY,
                    e.getMessage() + " Links before it were added.",
                    "Send the file once more: what was added is left alone, and what is wrong is told by line.");
        }
    }

    /** All links of a type. */
    public Iterable<KeyLink> all(RecordType type) {
        return () -> keyLinks.all(type);
    }

    /** SyncTokens of those of these QuickBooks records that exist, by id. */
    public Map<String, String> syncTokens(RecordType type, Collection<String> quickBooksIds, Deadline deadline) {
        Map<String, String> tokens = new HashMap<>();
        chunks(type.entity(), quickBooksIds).forEach(query -> quickBooks
                .query(query.includeInactive(), deadline)
                .forEach(record -> tokens.put(record.id(), record.syncToken())));
        return tokens;
    }

    private static <T extends QuickBooksRecord> List<Query<T>> chunks(Entity<T> entity, Collection<String> ids) {
        return Query.inChunks(entity, "Id", ids);
    }

    private void standingStill(RecordType type, Deadline deadline, Consumer<Lease> change) {
        Standstill standstill = Standstill.of(
                        leases, type, "an admin", deadline.at().plus(MARGIN))
                .orElseThrow(() -> new NotPossibleException(
                        Why.IN_THE_WAY,
                        "A sync that goes by this link is running.",
                        "Try again when it has finished; the status page shows it."));
        try (standstill) {
            change.accept(standstill.lease());
        }
    }

    private static Resource<?> resource(RecordType type) {
        return switch (type) {
            case CUSTOMER -> Resource.CUSTOMERS;
            case PRODUCT -> Resource.PRODUCTS;
            case BILL -> Resource.BILLS;
            case CREDIT -> Resource.CREDITS;
            case PAYMENT -> Resource.PAYMENTS;
            case NEGATIVE_BILL, CREDIT_APPLICATION ->
                throw new NotPossibleException(
                        Why.WRONG,
                        "A " + type.revioName() + " is linked by the sync alone.",
                        "Link the bill or credit it belongs to.");
        };
    }
}
