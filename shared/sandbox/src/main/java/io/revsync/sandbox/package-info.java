/**
 * What tests and the rehearsal run on instead of the real systems: simulated QuickBooks and Rev.io, embedded AWS.
 *
 * <p>Nothing here may know any other module of ours: a mistake in a client must not cancel out against the same mistake
 * in its simulator.
 */
package io.revsync.sandbox;
