package io.revsync.sync.products;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.sync.RecordType;
import io.revsync.sync.counterpart.ProductMapping;
import io.revsync.sync.store.KeyLinks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of QuickBooks' items, which are unique whatever the case of their letters, inactive ones included. Read whole, a thousand a
 * call, and only when something is to be made.
 */
final class TakenNames {

    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final Set<String> given = new HashSet<>();
    private Optional<Map<String, Item>> items = Optional.empty();

    TakenNames(QuickBooksClient quickBooks, KeyLinks keyLinks) {
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
    }

    /** The item that has this name. */
    Optional<Item> holder(String name, Deadline deadline) {
        return Optional.ofNullable(items(deadline).get(folded(name)));
    }

    /** Whether an item belongs to no Rev.io product yet. */
    boolean isFree(Item item) {
        return keyLinks.byQuickBooksId(RecordType.PRODUCT, item.id()).isEmpty();
    }

    /** The name, or if it is taken the name with the distinction behind it; nobody else in this run gets the same. */
    String take(String name, String distinction, Deadline deadline) {
        boolean taken = items(deadline).containsKey(folded(name)) || given.contains(folded(name));
        String taking = taken ? ProductMapping.otherName(name, distinction) : name;
        given.add(folded(taking));
        return taking;
    }

    private Map<String, Item> items(Deadline deadline) {
        if (items.isEmpty()) {
            Map<String, Item> byName = new HashMap<>();
            quickBooks
                    .query(Query.from(Entity.ITEM).includeInactive(), deadline)
                    .forEach(item -> byName.put(folded(item.name()), item));
            items = Optional.of(byName);
        }
        return items.get();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
