package io.revsync.sync.store;

import io.revsync.sync.RecordKey;

/**
 * A key link that is in Rev.io's register of links.
 *
 * @param record the Rev.io record
 * @param quickBooksId the QuickBooks record's id, as entered there
 * @param entryId Rev.io's id of the entry
 */
public record MirroredLink(RecordKey record, String quickBooksId, String entryId) {}
