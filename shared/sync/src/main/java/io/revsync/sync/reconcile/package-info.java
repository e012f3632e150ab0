/** Proves that both sides are equal, record by record, to the cent: reads both and compares; trusts no key link. */
package io.revsync.sync.reconcile;
