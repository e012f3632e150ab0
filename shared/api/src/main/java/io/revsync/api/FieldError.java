package io.revsync.api;

/**
 * One thing wrong with a body.
 *
 * @param pointer JSON Pointer (RFC 6901) of the field; empty for the whole
 * @param problem what is wrong
 * @param remedy what would be right
 */
public record FieldError(String pointer, String problem, String remedy) {}
