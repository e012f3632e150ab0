package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The pages of a search, one call each as a rule, fetched when asked for.
 *
 * <p>Rev.io counts rows anew for each page, so a record that vanishes (or moves to the end because it was changed) pulls those
 * behind it forward, one of them over the edge between two pages, where nobody would see it. Therefore a page begins on a row of
 * the page before; if its first row was not seen just like that, rows have moved, and the walk steps back until it meets a row it knows.
 *
 * <p>A record comes once, and again if it changed meanwhile. Records made during the walk may or may not come. When {@link #next} throws, it may be called again.
 */
public final class Pages<T> implements Iterator<Page<T>> {

    /** How many pages in a row may bring nothing new before the server is taken to send the same page for ever. */
    private static final int MOST_PAGES_WITHOUT_NEWS = 3;

    /** How often rows may have moved before the server is taken to have no order at all. */
    private static final int MOST_STEPS_BACK = 100;

    private final RevioClient client;
    private final Resource<T> resource;
    private final Search search;
    private final Deadline deadline;
    private final SeenRows seen;
    private int largest;
    private long place;
    private boolean begun;
    private boolean more = true;
    private int stepsBack;

    /** @param from the place an earlier walk had reached; one page before it is read again, for rows may have moved since */
    Pages(RevioClient client, Resource<T> resource, Search search, long from, Deadline deadline) {
        this.client = client;
        this.resource = resource;
        this.search = search;
        this.deadline = deadline;
        this.seen = new SeenRows(resource);
        this.largest = search.pageSize();
        this.place = Math.max(0, from - largest);
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    /**
     * Fetches the next page; it is without records only if it is the last one.
     *
     * @throws DefectException when Rev.io sends the same page again and again
     */
    @Override
    public Page<T> next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        for (int withoutNews = 0; withoutNews < MOST_PAGES_WITHOUT_NEWS; ) {
            PageWindow window = PageWindow.after(place, largest);
            RawPage page = client.rawPage(resource, search, window.number(), window.size(), deadline);
            if (!begun && page.hasMore() && isShort(page, window)) {
                largest = page.rows().size();
                begun = window.offset() == 0;
                place = 0;
                if (!begun) {
                    continue;
                }
            }
            if (begun && window.offset() > 0 && window.offset() < place && rowsHaveMoved(page)) {
                stepBack(window);
                continue;
            }
            begun = true;
            place = window.offset() + page.rows().size();
            List<JsonNode> news = page.rows().stream().filter(seen::add).toList();
            if (!news.isEmpty() || !page.hasMore()) {
                more = page.hasMore();
                return page.read(resource, news, place);
            }
            withoutNews++;
        }
        throw defect("Rev.io says there are more " + resource.path() + ", but sends the same ones again and again.");
    }

    /** The server's own largest page is smaller than the one asked for. */
    private static boolean isShort(RawPage page, PageWindow window) {
        return !page.rows().isEmpty() && page.rows().size() < window.size();
    }

    private boolean rowsHaveMoved(RawPage page) {
        return page.rows().isEmpty() || !seen.contains(page.rows().get(0));
    }

    private void stepBack(PageWindow window) {
        if (++stepsBack > MOST_STEPS_BACK) {
            throw defect("Rev.io's " + resource.path()
                    + " change their order faster than they can be read; try at a quieter hour.");
        }
        place = Math.max(0, window.offset() - Math.max(1, largest / 2));
    }

    private DefectException defect(String message) {
        return new DefectException(message, Call.get(resource.path(), "").trace(200, ""), null);
    }
}
