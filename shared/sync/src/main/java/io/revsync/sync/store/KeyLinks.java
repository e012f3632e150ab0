package io.revsync.sync.store;

import io.revsync.sync.RecordType;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Port: the key links, found from either side. They are written through {@link Outbox#settle} and {@link #put}. */
public interface KeyLinks {

    /** The links of these Rev.io records, by Rev.io id; records without a link are absent. Any number of ids. Consistent read. */
    Map<String, KeyLink> byRevioIds(RecordType type, Collection<String> revioIds);

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
}
