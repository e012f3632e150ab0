package io.revsync.revio;

/** A kind of record that key links may start from, e.g. CUSTOMER. */
public record IntegrationEntityType(String id, String name) {}
