package io.revsync.sync.settings;

/**
 * Something about a settings document that an admin should know.
 *
 * @param pointer JSON Pointer (RFC 6901) of the field; empty for the whole document
 * @param problem what is wrong
 * @param remedy what would be right
 */
public record Finding(String pointer, String problem, String remedy) {}
