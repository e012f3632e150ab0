package io.revsync.aws;

import io.revsync.sync.RecordType;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Lease;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Links, found from either side. */
public final class DynamoDbKeyLinks implements KeyLinks {
    private final CompanyTables tables;
    private final LinkItems items;

    public DynamoDbKeyLinks(CompanyTables tables) {
        this.tables = tables;
        this.items = new LinkItems(tables);
    }

    @Override
    public Map<String, KeyLink> byRevioIds(RecordType type, Collection<String> revioIds) {
        Map<String, KeyLink> links = new HashMap<>();
        items.byRevioId(type).getAll(revioIds).forEach(item -> {
            KeyLink link = LinkItems.read(item);
            links.put(link.record().id(), link);
        });
        return links;
    }

    @Override
    public Optional<KeyLink> byQuickBooksId(RecordType type, String quickBooksId) {
        return items.byQuickBooksId(type)
                .get(quickBooksId)
                .flatMap(pointer -> items.byRevioId(type)
                        .get(pointer.get(LinkItems.REVIO_ID).s()))
                .map(LinkItems::read)
                // A record that was created anew on the other side leaves its old pointer behind.
                .filter(link -> link.quickBooksId().equals(quickBooksId));
    }

    @Override
    public Iterator<KeyLink> all(RecordType type) {
        return items.byRevioId(type).all().map(LinkItems::read).iterator();
    }

    @Override
    public void put(KeyLink link, Lease lease) {
        try {
            tables.write(items.writing(link), lease);
        } catch (ConditionFailedException e) {
            throw new AlreadyLinkedException(link, e);
        }
    }
}
