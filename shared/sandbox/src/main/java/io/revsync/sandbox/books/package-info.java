/**
 * The books both simulators start from: a folder of JSON files in wire shape, or a built-in telecom reseller.
 *
 * <p>Knows how Rev.io and QuickBooks spell their records; knows nothing of HTTP, of the simulators that serve the
 * records, nor of the sync.
 */
package io.revsync.sandbox.books;
