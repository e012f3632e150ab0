package io.revsync.sync.store;

/**
 * What both systems say in one field of a record.
 *
 * @param field what people call it
 * @param revio Rev.io's version; empty for none
 * @param quickBooks QuickBooks' version; empty for none
 */
public record BothVersions(String field, String revio, String quickBooks) {}
