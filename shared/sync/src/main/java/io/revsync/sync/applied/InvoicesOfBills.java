package io.revsync.sync.applied;

import io.revsync.sync.store.KeyLink;
import java.util.Map;
import java.util.Set;

/**
 * The invoices of some bills.
 *
 * @param byBill links by bill id
 * @param withoutInvoice bills that will never have an invoice: older than the start date, below zero, or no longer in Rev.io
 */
public record InvoicesOfBills(Map<String, KeyLink> byBill, Set<String> withoutInvoice) {}
