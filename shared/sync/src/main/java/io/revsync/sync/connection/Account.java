package io.revsync.sync.connection;

/**
 * Whose books or customers a connection opens.
 *
 * @param id QuickBooks: the realm; Rev.io: the client code
 * @param name as people know it; empty when the system does not say
 */
public record Account(String id, String name) {}
