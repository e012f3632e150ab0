package io.revsync.aws;

import io.revsync.sync.RecordType;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Lease;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Links, found from either side. */
public final class DynamoDbKeyLinks implements KeyLinks {
    private final RealmTables tables;
    private final LinkItems items;

    public DynamoDbKeyLinks(RealmTables tables) {
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
    public Map<String, KeyLink> byQuickBooksIds(RecordType type, Collection<String> quickBooksIds) {
        Map<String, String> revioIds = new HashMap<>();
        items.byQuickBooksId(type)
                .getAll(quickBooksIds)
                .forEach(pointer -> revioIds.put(
                        pointer.get(Section.SORT).s(),
                        pointer.get(LinkItems.REVIO_ID).s()));
        Map<String, KeyLink> there = byRevioIds(type, revioIds.values());
        Map<String, KeyLink> links = new HashMap<>();
        // A pointer may be an old one, or that of another type of the same entity with the same Rev.io id: the link has
        // to point back.
        revioIds.forEach((quickBooksId, revioId) -> Optional.ofNullable(there.get(revioId))
                .filter(link -> link.quickBooksId().equals(quickBooksId))
                .ifPresent(link -> links.put(quickBooksId, link)));
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
        write(link, items.writing(link), lease);
    }

    @Override
    public void replace(KeyLink old, KeyLink now, Lease lease) {
        write(now, items.replacing(old, now), lease);
    }

    @Override
    public void putAll(List<KeyLink> links, Lease lease) {
        for (List<KeyLink> some : Steps.of(links, CompanyTables.MOST_WRITES / LinkItems.WRITES)) {
            try {
                tables.write(
                        some.stream()
                                .flatMap(link -> items.writing(link).stream())
                                .toList(),
                        lease);
            } catch (ConditionFailedException e) {
                throw new AlreadyLinkedException(some.get(e.index() / LinkItems.WRITES), e);
            }
        }
    }

    @Override
    public void remove(KeyLink link, Lease lease) {
        tables.write(items.removing(link), lease);
    }

    private void write(KeyLink link, List<TransactWriteItem> writes, Lease lease) {
        try {
            tables.write(writes, lease);
        } catch (ConditionFailedException e) {
            throw new AlreadyLinkedException(link, e);
        }
    }
}
