/**
 * The ways into a simulator from outside its API, under {@code /_sandbox}: faults, clock, counts, and the ledger as a person
 * working in that system would change it. And the server that puts API, faults and control together.
 *
 * <p>Knows no system; each simulator lends it a {@link io.revsync.sandbox.control.Ledger} and a dialect.
 */
package io.revsync.sandbox.control;
