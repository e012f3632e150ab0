package io.revsync.revio;

/** How a customer is billed: cycle, terms, late fees. Tenant-specific. */
public record BillProfile(String id, String description, boolean active) {}
