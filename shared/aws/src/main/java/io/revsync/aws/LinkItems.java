package io.revsync.aws;

import io.revsync.sync.RecordType;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * How a link is stored: whole under its Rev.io id, and a pointer back under its QuickBooks id. The pointer is what refuses a second
 * Rev.io record for the same QuickBooks record.
 */
final class LinkItems {
    static final String REVIO_ID = "revioId";
    /** Writes one link takes. */
    static final int WRITES = 2;

    private final RealmTables tables;

    LinkItems(RealmTables tables) {
        this.tables = tables;
    }

    Section byRevioId(RecordType type) {
        return tables.keyLinks("link#" + type.revioName());
    }

    Section byQuickBooksId(RecordType type) {
        return tables.keyLinks("quickbooks#" + type.quickBooksName());
    }

    /** The two writes of a link; the second carries the condition, or frees the QuickBooks record. */
    List<TransactWriteItem> writing(KeyLink link) {
        RecordType type = link.record().type();
        Section pointers = byQuickBooksId(type);
        return List.of(
                byRevioId(type).writing(link.record().id(), Map.of(Section.VALUE, Attributes.json(link))),
                link.state() == LinkState.REVERSED
                        ? pointers.deleting(link.quickBooksId())
                        : pointers.writingUnlessOther(
                                link.quickBooksId(),
                                REVIO_ID,
                                Attributes.text(link.record().id())));
    }

    /** The writes that take a link away; the QuickBooks record of one that was taken back is free already. */
    List<TransactWriteItem> removing(KeyLink link) {
        RecordType type = link.record().type();
        TransactWriteItem whole = byRevioId(type).deleting(link.record().id());
        return link.state() == LinkState.REVERSED
                ? List.of(whole)
                : List.of(whole, byQuickBooksId(type).deleting(link.quickBooksId()));
    }

    /** The writes that put a link in the place of another of the same Rev.io record. */
    List<TransactWriteItem> replacing(KeyLink old, KeyLink now) {
        List<TransactWriteItem> writes = new ArrayList<>(writing(now));
        if (old.state() != LinkState.REVERSED && !old.quickBooksId().equals(now.quickBooksId())) {
            writes.add(byQuickBooksId(old.record().type()).deleting(old.quickBooksId()));
        }
        return writes;
    }

    static KeyLink read(Map<String, AttributeValue> item) {
        return Attributes.read(item.get(Section.VALUE).s(), KeyLink.class);
    }
}
