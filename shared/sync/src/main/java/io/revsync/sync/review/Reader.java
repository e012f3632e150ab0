package io.revsync.sync.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Page;
import io.revsync.revio.Pages;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.Json;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.KeyLinkSettings;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads both sides in pages, the largest there are, and goes on behind the last page an earlier reader has kept. */
public final class Reader {

    private static final ObjectMapper JSON = Json.mapper();

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinkSettings keyLinks;

    public Reader(RevioClient revio, QuickBooksClient quickBooks, KeyLinkSettings keyLinks) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
    }

    /** A link Rev.io keeps. */
    record KeyLinkEntry(String revioId, String quickBooksId) {}

    /** Rows of a side as they came: how far the search has come, and whether that is all. */
    private record Chunk<T>(List<T> rows, long place, boolean last) {}

    /** The pages of a source that are still missing, each fetched when it is asked for. */
    Iterator<ReadPage> missing(Source source, List<ReadPage> kept, Deadline deadline) {
        ReadPage before = kept.isEmpty() ? new ReadPage(source, 0, 0, false, "[]") : kept.get(kept.size() - 1);
        if (before.last()) {
            return Collections.emptyIterator();
        }
        return switch (source) {
            case REVIO_PRODUCTS ->
                pages(
                        before,
                        fromRevio(revio.pages(
                                Resource.PRODUCTS, Search.all().sortedBy("product_id"), before.place(), deadline)),
                        any -> true,
                        Entries::of);
            case REVIO_CUSTOMERS ->
                pages(
                        before,
                        fromRevio(revio.pages(
                                Resource.CUSTOMERS, Search.all().sortedBy("customer_id"), before.place(), deadline)),
                        any -> true,
                        Entries::of);
            case QUICKBOOKS_ITEMS ->
                pages(before, fromQuickBooks(before, Query.from(Entity.ITEM), deadline), Item::sellable, Entries::of);
            case QUICKBOOKS_CUSTOMERS ->
                pages(before, fromQuickBooks(before, Query.from(Entity.CUSTOMER), deadline), any -> true, Entries::of);
            case PRODUCT_KEY_LINKS, CUSTOMER_KEY_LINKS -> keyLinkPages(before, source.type(), deadline);
        };
    }

    private Iterator<ReadPage> keyLinkPages(ReadPage before, RecordType type, Deadline deadline) {
        String entityType = keyLinks.entityTypeIds().getOrDefault(type.revioName(), "");
        String system = keyLinks.integrationSystemId();
        if (system.isEmpty() || entityType.isEmpty()) {
            return List.of(new ReadPage(before.source(), 1, 0, true, "[]")).iterator();
        }
        return pages(
                before,
                fromRevio(revio.keyLinks().pages(system, entityType, before.place(), deadline)),
                // Rev.io may ignore a filter without saying so.
                link -> link.systemId().equals(system) && link.entityTypeId().equals(entityType),
                link -> new KeyLinkEntry(link.internalId(), link.externalId()));
    }

    private static <T> Iterator<Chunk<T>> fromRevio(Pages<T> pages) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Chunk<T> next() {
                Page<T> page = pages.next();
                return new Chunk<>(page.records(), page.place(), !page.hasMore());
            }
        };
    }

    private <T extends QuickBooksRecord> Iterator<Chunk<T>> fromQuickBooks(
            ReadPage before, Query<T> query, Deadline deadline) {
        Iterator<List<T>> pages = quickBooks.pages(query, QuickBooksLimits.PAGE, before.place(), deadline);
        return new Iterator<>() {
            private long place = Math.max(0, before.place() - QuickBooksLimits.PAGE);

            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Chunk<T> next() {
                List<T> rows = pages.next();
                place += rows.size();
                return new Chunk<>(rows, place, !pages.hasNext());
            }
        };
    }

    /** Whoever goes on behind another reads a page once more before it comes to new rows; the two become one. */
    private static <T> Iterator<ReadPage> pages(
            ReadPage before, Iterator<Chunk<T>> chunks, Predicate<T> wanted, Function<T, ?> entry) {
        return new Iterator<>() {
            private int number = before.number();

            @Override
            public boolean hasNext() {
                return chunks.hasNext();
            }

            @Override
            public ReadPage next() {
                Chunk<T> chunk = chunks.next();
                List<T> rows = new ArrayList<>(chunk.rows());
                while (!chunk.last() && chunk.place() <= before.place()) {
                    chunk = chunks.next();
                    rows.addAll(chunk.rows());
                }
                return new ReadPage(
                        before.source(),
                        ++number,
                        chunk.place(),
                        chunk.last(),
                        written(rows.stream().filter(wanted).map(entry).toList()));
            }
        };
    }

    private static String written(List<?> entries) {
        try {
            return JSON.writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Entries cannot be written as JSON", e);
        }
    }

    /** The entries of these pages, in order. */
    static <E> List<E> entries(List<ReadPage> pages, Class<E> type) {
        return pages.stream()
                .flatMap(page -> {
                    try {
                        return JSON
                                .<List<E>>readValue(
                                        page.content(), JSON.getTypeFactory().constructCollectionType(List.class, type))
                                .stream();
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException("Kept entries cannot be read", e);
                    }
                })
                .toList();
    }
}
