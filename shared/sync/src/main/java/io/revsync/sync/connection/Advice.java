package io.revsync.sync.connection;

/**
 * Something an admin should know of a connection.
 *
 * @param message what is the case, in words an accountant understands
 * @param remedy the way out
 */
public record Advice(String message, String remedy) {}
