package io.revsync.sync.store;

import java.time.Instant;

/**
 * An admin's word that QuickBooks' version of a record stands, though Rev.io says something else.
 *
 * @param version what QuickBooks said in the fields that are Rev.io's; another version is not accepted with it
 * @param at when it was accepted
 * @param by who accepted it
 */
public record Accepted(OwnedFields version, Instant at, String by) {}
