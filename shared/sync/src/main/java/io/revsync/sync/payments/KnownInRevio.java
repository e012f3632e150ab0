package io.revsync.sync.payments;

import io.revsync.revio.Bill;
import io.revsync.revio.Payment;
import io.revsync.sync.store.KeyLink;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Rev.io and the links know of a page of QuickBooks payments.
 *
 * @param customers links of customers, by QuickBooks id
 * @param payers for a payer without a link whose parent pays in Rev.io: the id of that QuickBooks customer
 * @param bills links of invoices, by QuickBooks id
 * @param cameFromRevio ids of invoices without a link that came from Rev.io all the same, so that their link is to come
 * @param billsById the bills of those links, by Rev.io id
 * @param payments of the customers of payments that are new, by Rev.io customer id; and those that are linked
 * @param linkedPayments links of those payments, by Rev.io id
 */
record KnownInRevio(
        Map<String, KeyLink> customers,
        Map<String, String> payers,
        Map<String, KeyLink> bills,
        Set<String> cameFromRevio,
        Map<String, Bill> billsById,
        Map<String, List<Payment>> payments,
        Map<String, KeyLink> linkedPayments) {}
