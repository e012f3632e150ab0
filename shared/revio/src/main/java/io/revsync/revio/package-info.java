/**
 * Client of the Rev.io Billing REST API: typed records, searches, pages, key links, and every quirk of the wire turned into
 * presence or absence. Knows nothing of QuickBooks or of syncing.
 */
package io.revsync.revio;
