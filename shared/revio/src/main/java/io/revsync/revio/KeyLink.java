package io.revsync.revio;

/**
 * A link kept in Rev.io between one of its records and a record of another system. A record may have several.
 *
 * @param internalId the Rev.io record's id
 * @param externalId the other system's id
 */
public record KeyLink(String id, String systemId, String entityTypeId, String internalId, String externalId) {}
