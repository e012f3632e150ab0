package io.revsync.sync.reconcile;

import io.revsync.revio.Payment.Application;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.reconcile.Comparison.Difference;
import io.revsync.sync.reconcile.Comparison.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each customer owes by its bills, credits and payments, on both sides. So it shows what no single record does: money on the wrong
 * customer, or applied in QuickBooks by something Rev.io does not know of. Pure.
 */
final class OpenBalances {

    private final Map<String, String> customerByBill = new HashMap<>();
    private final Map<String, BigDecimal> revio = new TreeMap<>();
    private final Map<String, BigDecimal> quickBooks = new TreeMap<>();
    private final Map<RecordKey, String> customers = new HashMap<>();

    /** @param bills read before what is applied to them */
    OpenBalances(ExpectedBills bills) {
        for (Expected.Item bill : bills.invoices().records()) {
            customerByBill.put(bill.key().id(), bill.customerId());
            owes(bill, bill.total());
        }
        bills.creditMemos().records().forEach(bill -> owes(bill, bill.total().negate()));
    }

    /** Payments or credits: what went to a bill lowers what its customer owes, the rest what the payer owes. */
    OpenBalances received(Expected receipts) {
        for (Expected.Item receipt : receipts.records()) {
            BigDecimal rest = receipt.total();
            for (Application part : receipt.parts()) {
                String customer = customerByBill.get(part.billId());
                if (customer != null) {
                    BigDecimal amount = part.exact() ? part.amount() : rest;
                    add(revio, customer, amount.negate());
                    rest = rest.subtract(amount);
                }
            }
            owes(receipt, rest.negate());
        }
        return this;
    }

    /** @param revioIds of customers, by their QuickBooks ids */
    OpenBalances found(List<Found> transactions, Map<String, String> revioIds) {
        for (Found transaction : transactions) {
            String customer = revioIds.getOrDefault(transaction.customerId(), "QuickBooks " + transaction.customerId());
            add(quickBooks, customer, transaction.open());
            customers.putIfAbsent(transaction.record(), customer);
        }
        return this;
    }

    /** @param differing records that are known to differ, which explains the balances of their customers */
    Comparison compare(Set<RecordKey> differing) {
        Set<String> explained = new HashSet<>();
        differing.forEach(record -> explained.add(customers.getOrDefault(record, "")));
        Set<String> all = new HashSet<>(revio.keySet());
        all.addAll(quickBooks.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String customer : all) {
            BigDecimal here = revio.getOrDefault(customer, BigDecimal.ZERO);
            BigDecimal there = quickBooks.getOrDefault(customer, BigDecimal.ZERO);
            if (here.compareTo(there) != 0 && !explained.contains(customer)) {
                differences.add(
                        new Difference(
                                customer,
                                RecordType.CUSTOMER.revioName() + " " + customer,
                                Optional.of(here),
                                Optional.of(there),
                                "The customer owes something else in QuickBooks. See there what is applied to its invoices"
                                        + " that did not come from Rev.io, and whether a payment stands under another customer."));
            }
        }
        return new Comparison(Comparison.Kind.OPEN_BALANCES, side(revio), side(quickBooks), differences);
    }

    private static Side side(Map<String, BigDecimal> balances) {
        return new Side(
                balances.values().stream()
                        .filter(balance -> balance.signum() != 0)
                        .count(),
                balances.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private void owes(Expected.Item record, BigDecimal more) {
        add(revio, record.customerId(), more);
        customers.put(record.key(), record.customerId());
    }

    private static void add(Map<String, BigDecimal> balances, String customer, BigDecimal more) {
        balances.merge(customer, more, BigDecimal::add);
    }
}
