package io.revsync.sync.review;

/**
 * A QuickBooks record that may be the other half.
 *
 * @param name as QuickBooks shows it; empty when it is not among its active records
 * @param detail what else tells it apart, for people
 * @param syncToken QuickBooks' version of it when it was read
 */
public record Candidate(String quickBooksId, String name, String detail, String syncToken) {}
