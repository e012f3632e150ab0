package io.revsync.functions.sync;

import static io.revsync.sync.RecordType.CREDIT;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each customer owes on both sides, by what is open on its bills and unapplied of its receipts. What is told to differ is left out with
 * all of its amount, whatever it is applied to; the rest has to be equal to the cent.
 */
final class RawBalances {

    private final RawLedgers ledgers;
    private final RawCustomers customers;
    private final Told told;
    private final Map<String, BigDecimal> revio = new TreeMap<>();
    private final Map<String, BigDecimal> quickBooks = new TreeMap<>();

    RawBalances(RawLedgers ledgers, RawCustomers customers, Told told) {
        this.ledgers = ledgers;
        this.customers = customers;
        this.told = told;
    }

    List<String> findings() {
        readRevio();
        readQuickBooks();
        List<String> findings = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(revio.keySet());
        all.addAll(quickBooks.keySet());
        for (String customer : all) {
            BigDecimal here = revio.getOrDefault(customer, BigDecimal.ZERO);
            BigDecimal there = quickBooks.getOrDefault(customer, BigDecimal.ZERO);
            if (here.compareTo(there) != 0) {
                findings.add(
                        customer + " owes " + here + " in Rev.io, " + there + " in QuickBooks, beside what is told");
            }
        }
        return findings;
    }

    private void readRevio() {
        ledgers.revio("Bills").forEach(bill -> {
            String customer = customers.ofRevio(bill);
            add(revio, customer, amount(bill, "balance"));
            if (told.ofBill(bill.path("bill_id").asText())) {
                add(revio, customer, amount(bill, "total").negate());
            }
        });
        ledgers.revio("Payments")
                .filter(RawLedgers::isPosted)
                .forEach(payment -> received(payment, told.ofRevioPayment(payment)));
        ledgers.revio("Credits")
                .forEach(credit -> received(
                        credit, told.of(CREDIT, credit.path("credit_id").asText())));
    }

    private void received(JsonNode receipt, boolean isTold) {
        BigDecimal applied = BigDecimal.ZERO;
        for (JsonNode part : receipt.path("applications")) {
            applied = applied.add(amount(part, "amount"));
        }
        add(revio, customers.ofRevio(receipt), applied.subtract(amount(receipt, "amount")));
        if (isTold) {
            add(revio, customers.ofRevio(receipt), amount(receipt, "amount"));
        }
    }

    private void readQuickBooks() {
        ledgers.quickBooks("Invoice").forEach(invoice -> {
            String customer = customers.ofQuickBooks(invoice);
            add(quickBooks, customer, amount(invoice, "Balance"));
            if (RawLedgers.marker(invoice).filter(of -> told.ofBill(of.id())).isPresent()) {
                add(quickBooks, customer, amount(invoice, "TotalAmt").negate());
            }
        });
        ledgers.quickBooks("CreditMemo").forEach(memo -> gives(memo, "Balance", told.ofCreditMemo(memo)));
        ledgers.quickBooks("Payment")
                .forEach(payment -> gives(payment, "UnappliedAmt", told.ofQuickBooksPayment(payment)));
    }

    private void gives(JsonNode receipt, String left, boolean isTold) {
        String customer = customers.ofQuickBooks(receipt);
        add(quickBooks, customer, amount(receipt, left).negate());
        if (isTold) {
            add(quickBooks, customer, amount(receipt, "TotalAmt"));
        }
    }

    private static BigDecimal amount(JsonNode record, String field) {
        return record.path(field).decimalValue();
    }

    private static void add(Map<String, BigDecimal> balances, String customer, BigDecimal more) {
        balances.merge(customer, more, BigDecimal::add);
    }
}
