package io.revsync.sandbox.store;

import java.util.Comparator;

/** A record found through an index: the key it was found by, and its id. */
public record IndexEntry(String key, String id) {

    static final Comparator<IndexEntry> ORDER =
            Comparator.comparing(IndexEntry::key).thenComparing(IndexEntry::id, Ids.ORDER);
}
