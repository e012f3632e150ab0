package io.revsync.sync.store;

import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the key links, found from either side. They are written through {@link Outbox#settle} and {@link #put}. */
public interface KeyLinks {

    /** The links of these Rev.io records, by Rev.io id; records without a link are absent. Any number of ids. Consistent read. */
    Map<String, KeyLink> byRevioIds(RecordType type, Collection<String> revioIds);

    /**
     * The links of these QuickBooks records, by QuickBooks id; records without a link, or with one that frees them ({@link
     * LinkState#REVERSED}), are absent. Any number of ids. Consistent read.
     */
    Map<String, KeyLink> byQuickBooksIds(RecordType type, Collection<String> quickBooksIds);

    /** The links of these records of one side, by that side's ids. */
    default Map<String, KeyLink> of(Side side, RecordType type, Collection<String> ids) {
        return side == Side.REVIO ? byRevioIds(type, ids) : byQuickBooksIds(type, ids);
    }

    /** The link of this QuickBooks record. Consistent read. */
    Optional<KeyLink> byQuickBooksId(RecordType type, String quickBooksId);

    /** All links of a type, read lazily, in no particular order. */
    Iterator<KeyLink> all(RecordType type);

    /**
     * Stores a link that needed no write to QuickBooks (an adopted record), both ways at once.
     *
     * @throws AlreadyLinkedException when the QuickBooks record is linked to another Rev.io record
     */
    void put(KeyLink link, Lease lease);

    /**
     * As {@link #put} for many, in several steps if need be; those before the one that is refused stay.
     *
     * @throws AlreadyLinkedException when the QuickBooks record of one is linked to another Rev.io record
     */
    void putAll(List<KeyLink> links, Lease lease);

    /**
     * Puts a link in the place of another one of the same Rev.io record, whose QuickBooks record is free then.
     *
     * @throws AlreadyLinkedException when the QuickBooks record is linked to another Rev.io record; nothing is changed then
     */
    void replace(KeyLink old, KeyLink now, Lease lease);

    /** Takes a link away, both ways at once. Neither record is touched. */
    void remove(KeyLink link, Lease lease);
}
