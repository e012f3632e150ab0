package io.revsync.revio;

/** A family of products. */
public record ProductType(String id, String code, String description, boolean active) {}
