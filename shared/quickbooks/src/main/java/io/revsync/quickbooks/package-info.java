/**
 * Client of the QuickBooks Online Accounting API, version 3: its nouns, its limits, its faults. Knows nothing of Rev.io or of
 * syncing; decides nothing about records, only how a call is made, repeated and read.
 */
package io.revsync.quickbooks;
