/**
 * The ledger a simulator keeps: records, indexes and small blobs in one append-only file.
 *
 * <p>Knows JSON objects and ids, nothing of QuickBooks or Rev.io.
 */
package io.revsync.sandbox.store;
