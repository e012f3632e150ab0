package io.revsync.sync.store;

import io.revsync.sync.RecordKey;
import java.time.Instant;

/**
 * A Rev.io record and the QuickBooks record that is its other half.
 *
 * @param record the Rev.io record
 * @param quickBooksId the QuickBooks record's id
 * @param origin where it was born
 * @param state whether the QuickBooks record still counts
 * @param syncToken QuickBooks' version of the record after our last write
 * @param fingerprint of what we wrote last; a record whose fingerprint is equal costs no write
 * @param updatedAt when we last wrote either
 */
public record KeyLink(
        RecordKey record,
        String quickBooksId,
        Origin origin,
        LinkState state,
        String syncToken,
        String fingerprint,
        Instant updatedAt) {}
