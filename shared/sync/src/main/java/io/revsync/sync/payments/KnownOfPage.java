package io.revsync.sync.payments;

import io.revsync.sync.applied.InvoicesOfBills;
import io.revsync.sync.store.KeyLink;
import java.util.Map;

/**
 * What is known of the customers and bills that a page of payments names.
 *
 * @param customers links by Rev.io id
 */
record KnownOfPage(Map<String, KeyLink> customers, InvoicesOfBills invoices) {}
