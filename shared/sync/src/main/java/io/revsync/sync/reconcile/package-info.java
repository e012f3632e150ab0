/**
 * Proves that both sides are equal, record by record, to the cent: reads both whole and compares. Invoices are told by the marker they
 * carry, so that a lost or doubled key link cannot hide anything.
 */
package io.revsync.sync.reconcile;
