package io.revsync.sync.applied;

import io.revsync.revio.Payment.Application;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Rev.io applied a payment or credit to, told in invoices. What went to a bill that has no invoice, and never will, stays unapplied,
 * for the money is in the books all the same.
 *
 * @param byBill amounts by bill id
 * @param toInvoices amounts by QuickBooks invoice id
 * @param waitsFor a bill whose invoice is still to come
 */
public record AppliedParts(
        Map<String, BigDecimal> byBill, Map<String, BigDecimal> toInvoices, Optional<String> waitsFor) {

    public static AppliedParts of(List<Application> applications, InvoicesOfBills invoices) {
        Map<String, BigDecimal> byBill = new TreeMap<>();
        for (Application part : applications) {
            byBill.merge(part.billId(), part.amount(), BigDecimal::add);
        }
        byBill.values().removeIf(amount -> amount.signum() == 0);
        Map<String, BigDecimal> toInvoices = new LinkedHashMap<>();
        Optional<String> waitsFor = Optional.empty();
        for (Map.Entry<String, BigDecimal> part : byBill.entrySet()) {
            KeyLink invoice = invoices.byBill().get(part.getKey());
            if (invoice != null && invoice.state() == LinkState.LIVE) {
                toInvoices.put(invoice.quickBooksId(), part.getValue());
            } else if (invoice == null && !invoices.withoutInvoice().contains(part.getKey())) {
                waitsFor = waitsFor.or(() -> Optional.of(part.getKey()));
            }
        }
        return new AppliedParts(byBill, toInvoices, waitsFor);
    }

    /** All that is applied, whether or not there is an invoice for it. */
    public BigDecimal sum() {
        return byBill.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether no more is applied than there is, and no bill was given back what it never got. */
    public boolean fitInto(BigDecimal amount) {
        return sum().compareTo(amount) <= 0 && byBill.values().stream().allMatch(part -> part.signum() > 0);
    }
}
