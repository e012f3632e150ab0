package io.revsync.aws;

import io.revsync.sync.RecordType;
import io.revsync.sync.store.KeyLink;
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

    private final CompanyTables tables;

    LinkItems(CompanyTables tables) {
        this.tables = tables;
    }

    Section byRevioId(RecordType type) {
        return tables.keyLinks("link#" + type.revioName());
    }

    Section byQuickBooksId(RecordType type) {
        return tables.keyLinks("quickbooks#" + type.quickBooksName());
    }

    /** The two writes of a link; the second carries the condition. */
    List<TransactWriteItem> writing(KeyLink link) {
        RecordType type = link.record().type();
        return List.of(
                byRevioId(type).writing(link.record().id(), Map.of(Section.VALUE, Attributes.json(link))),
                byQuickBooksId(type)
                        .writingUnlessOther(
                                link.quickBooksId(),
                                REVIO_ID,
                                Attributes.text(link.record().id())));
    }

    static KeyLink read(Map<String, AttributeValue> item) {
        return Attributes.read(item.get(Section.VALUE).s(), KeyLink.class);
    }
}
