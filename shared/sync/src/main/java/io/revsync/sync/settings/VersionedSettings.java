package io.revsync.sync.settings;

/** @param version of the document; one more with each save */
public record VersionedSettings(long version, Settings settings) {}
