package io.revsync.sync.run;

/**
 * A page of the ids of everything that exists, in the order of the ids.
 *
 * @param ids of the page, as they came
 * @param hasMore whether there are pages behind it
 */
public record IdPage(long[] ids, boolean hasMore) {}
