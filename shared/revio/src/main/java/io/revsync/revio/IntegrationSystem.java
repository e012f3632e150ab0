package io.revsync.revio;

/** A system that key links may point to, e.g. SALESFORCE. Made by Rev.io's support on request. */
public record IntegrationSystem(String id, String name) {}
