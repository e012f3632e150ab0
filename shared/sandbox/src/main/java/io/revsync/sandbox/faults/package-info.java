/**
 * Faults on demand: which request suffers what, how often, and the named mixes of them.
 *
 * <p>Knows HTTP, not the systems; how each system words a fault is its {@link io.revsync.sandbox.faults.FaultDialect}.
 */
package io.revsync.sandbox.faults;
