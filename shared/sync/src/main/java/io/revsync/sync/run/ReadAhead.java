package io.revsync.sync.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the next page while the one before is written, so that QuickBooks does not wait for Rev.io. One page ahead and no more. What
 * fetching a page throws is thrown to whoever asks for it.
 */
final class ReadAhead<P> implements Iterator<P>, AutoCloseable {

    private final Iterator<P> pages;
    private final ExecutorService reader;
    private Future<Optional<P>> fetching;

    /** @param pages used by this alone from now on */
    ReadAhead(Iterator<P> pages) {
        this.pages = pages;
        this.reader = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "read-ahead");
            thread.setDaemon(true);
            return thread;
        });
        this.fetching = reader.submit(this::fetch);
    }

    @Override
    public boolean hasNext() {
        return fetched().isPresent();
    }

    @Override
    public P next() {
        P page = fetched().orElseThrow(NoSuchElementException::new);
        fetching = reader.submit(this::fetch);
        return page;
    }

    /** A page that is still being fetched is given up. */
    @Override
    public void close() {
        reader.shutdownNow();
    }

    private Optional<P> fetch() {
        return pages.hasNext() ? Optional.of(pages.next()) : Optional.empty();
    }

    private Optional<P> fetched() {
        try {
            return fetching.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfTimeException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
