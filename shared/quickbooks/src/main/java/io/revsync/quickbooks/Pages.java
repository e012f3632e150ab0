package io.revsync.quickbooks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The pages of a query, each fetched when it is asked for.
 *
 * <p>QuickBooks pages by position, so a row deleted meanwhile moves every later one forward, and one of them from the next page
 * onto a page already read. Therefore each page begins with the last row of the page before; if that row is not there, we go
 * back until a row we know is, and leave out what was seen.
 */
final class Pages<T extends QuickBooksRecord> implements Iterator<List<T>> {

    /** Fetches the rows from a position, which counts from 1. */
    @FunctionalInterface
    interface Fetch<T> {
        List<T> page(int startPosition, int maxResults);
    }

    private final Fetch<T> fetch;
    private final int size;
    private final Map<String, String> seen = new HashMap<>();
    private int start;
    private boolean begun;
    private boolean last;

    /** @param size rows per page, 2 to {@value QuickBooksLimits#PAGE} */
    Pages(Fetch<T> fetch, int size) {
        this(fetch, size, 0);
    }

    /** @param place the place an earlier walk had reached; one page before it is read again, for rows may have moved since */
    Pages(Fetch<T> fetch, int size, long place) {
        if (size < 2 || size > QuickBooksLimits.PAGE) {
            throw new IllegalArgumentException("A page has 2 to 1000 rows, not " + size + ".");
        }
        this.fetch = fetch;
        this.size = size;
        this.start = (int) Math.max(1, place - size + 1);
    }

    @Override
    public boolean hasNext() {
        return !last;
    }

    @Override
    public List<T> next() {
        if (last) {
            throw new NoSuchElementException();
        }
        List<T> rows = fetch.page(start, size);
        while (begun
                && start > 1
                && (rows.isEmpty() || !seen.containsKey(rows.get(0).id()))) {
            start = Math.max(1, start - size + 1);
            rows = fetch.page(start, size);
        }
        begun = true;
        last = rows.size() < size;
        start += rows.size() - 1;
        return unseen(rows);
    }

    /** A row that changed since it was seen is given again, so that the newest is given last. */
    private List<T> unseen(List<T> rows) {
        List<T> fresh = new ArrayList<>();
        for (T row : rows) {
            if (!row.syncToken().equals(seen.put(row.id(), row.syncToken()))) {
                fresh.add(row);
            }
        }
        return fresh;
    }
}
