package io.revsync.revio;

import java.util.List;

/**
 * A page of a search.
 *
 * @param records those that could be read
 * @param unreadable those that could not
 * @param hasMore whether there are more pages
 * @param place how many rows of the search have been seen up to here; {@link RevioClient#pages} goes on from it
 */
public record Page<T>(List<T> records, List<UnreadableRecord> unreadable, boolean hasMore, long place) {

    public Page {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
    }
}
