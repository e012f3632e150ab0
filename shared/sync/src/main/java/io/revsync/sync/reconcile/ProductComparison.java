package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.Page;
import io.revsync.revio.Product;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.counterpart.ProductMapping;
import io.revsync.sync.reconcile.Comparison.Difference;
import io.revsync.sync.reconcile.Comparison.Side;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Linked Rev.io products, and those that were asked for in vain, against the QuickBooks items that invoice lines can name. The key link
 * decides; an item we made also has its product's name.
 */
final class ProductComparison {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final Map<RecordKey, Problem> reasons;

    ProductComparison(
            RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Map<RecordKey, Problem> reasons) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.reasons = reasons;
    }

    Comparison compare(Deadline deadline) {
        Map<String, KeyLink> links = new HashMap<>();
        keyLinks.all(RecordType.PRODUCT)
                .forEachRemaining(link -> links.put(link.record().id(), link));
        Map<String, Item> items = quickBooks
                .query(Query.from(Entity.ITEM).includeInactive(), deadline)
                .collect(Collectors.toMap(Item::id, Function.identity(), (first, next) -> next));
        List<Difference> differences = new ArrayList<>();
        long expected = 0;
        long there = 0;
        Iterator<Page<Product>> pages =
                revio.pages(Resource.PRODUCTS, Search.all().sortedBy("product_id"), deadline);
        while (pages.hasNext()) {
            Page<Product> page = pages.next();
            for (UnreadableRecord unreadable : page.unreadable()) {
                if (links.remove(unreadable.id()) != null) {
                    expected++;
                    differences.add(Unreadable.difference("product", unreadable));
                }
            }
            for (Product product : page.records()) {
                Optional<KeyLink> link = Optional.ofNullable(links.remove(product.id()));
                Optional<Problem> problem =
                        Optional.ofNullable(reasons.get(new RecordKey(RecordType.PRODUCT, product.id())));
                if (link.isPresent()) {
                    expected++;
                    Optional<String> wrong = wrong(
                            product,
                            link.get(),
                            Optional.ofNullable(items.get(link.get().quickBooksId())));
                    there += wrong.isEmpty() ? 1 : 0;
                    wrong.ifPresent(reason -> differences.add(difference(product, reason)));
                } else if (problem.isPresent()) {
                    expected++;
                    differences.add(difference(
                            product,
                            problem.get().message() + " " + problem.get().remedy()));
                }
            }
        }
        links.values().forEach(link -> differences.add(goneInRevio(link)));
        return new Comparison(
                Comparison.Kind.PRODUCTS,
                new Side(expected, BigDecimal.ZERO),
                new Side(there, BigDecimal.ZERO),
                differences);
    }

    /** Without a fingerprint we have never written the item, so its name is QuickBooks' own affair. */
    private static Optional<String> wrong(Product product, KeyLink link, Optional<Item> item) {
        String which = "Item " + link.quickBooksId();
        if (item.isEmpty()) {
            return Optional.of(which + ", to which it is linked, is not in QuickBooks.");
        }
        if (!item.get().sellable()) {
            return Optional.of(which + " \"" + item.get().name()
                    + "\" cannot stand on an invoice line: it is inactive, a category or a group.");
        }
        return link.fingerprint().isEmpty() || ProductMapping.isNamedAfter(item.get(), product)
                ? Optional.empty()
                : Optional.of(which + " is called \"" + item.get().name() + "\" in QuickBooks.");
    }

    private static Difference difference(Product product, String reason) {
        return new Difference(
                product.id(),
                "product " + product.id() + " " + ProductMapping.name(product),
                Optional.empty(),
                Optional.empty(),
                reason);
    }

    private static Difference goneInRevio(KeyLink link) {
        return new Difference(
                link.record().id(),
                link.record().toString(),
                Optional.empty(),
                Optional.empty(),
                "Linked to item " + link.quickBooksId() + ", but no longer in Rev.io.");
    }
}
