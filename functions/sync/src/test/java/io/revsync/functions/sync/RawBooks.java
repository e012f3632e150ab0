package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.functions.sync.PeopleInQuickBooks.Merge;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Both ledgers as they lie there, compared record by record without anything of ours but what is told: whatever is not equal, or hangs on
 * another customer, must be.
 */
final class RawBooks {

    private static final int DAY = "2026-11-10".length();

    private final RawLedgers ledgers;
    private final RawCustomers customers;
    private final Told told;
    private final List<String> findings = new ArrayList<>();

    private RawBooks(RawLedgers ledgers, RawCustomers customers, Told told) {
        this.ledgers = ledgers;
        this.customers = customers;
        this.told = told;
    }

    /**
     * Everything that is wrong; nothing if all is equal or told.
     *
     * @param accepted the records of which an admin has said that QuickBooks' version stands
     * @param merges of QuickBooks customers
     */
    static List<String> findings(World world, Set<RecordKey> accepted, List<Merge> merges) {
        RawLedgers ledgers = new RawLedgers(world);
        Told told = new Told(world, ledgers, accepted);
        RawBooks books = new RawBooks(ledgers, new RawCustomers(ledgers, merges), told);
        books.compare();
        if (!books.findings.isEmpty()) {
            books.findings.add("What is told is " + told);
        }
        return books.findings;
    }

    private void compare() {
        findings.addAll(told.findings());
        compareBills();
        compareCredits();
        compareRevioPayments();
        compareQuickBooksPayments();
        compareCustomers();
        compareOpenInvoices();
        findings.addAll(new RawBalances(ledgers, customers, told).findings());
    }

    private void compareBills() {
        Set<String> bills = new HashSet<>();
        ledgers.revio("Bills").forEach(bill -> {
            String id = bill.path("bill_id").asText();
            bills.add(id);
            BigDecimal total = bill.path("total").decimalValue();
            boolean belowZero = total.signum() < 0;
            boolean isTold = told.ofBill(id);
            Half half = new Half("bill " + id, bill, total.abs(), day(bill, "cycle_date"));
            same(half, !belowZero, marked("Invoice", "bill", id), isTold);
            same(half, belowZero, memosOfBill(id), isTold);
        });
        counting("Invoice").forEach(invoice -> RawLedgers.marker(invoice).ifPresent(of -> {
            if (!bills.contains(of.id()) && !told.of(RecordType.BILL, of.id())) {
                findings.add("Invoice " + invoice.path("DocNumber").asText() + " counts, but its bill is gone");
            }
        }));
    }

    private void compareCredits() {
        Set<String> credits = new HashSet<>();
        ledgers.revio("Credits").forEach(credit -> {
            String id = credit.path("credit_id").asText();
            credits.add(id);
            same(
                    new Half("credit " + id, credit, credit.path("amount").decimalValue(), day(credit, "created_date")),
                    true,
                    marked("CreditMemo", "credit", id),
                    told.of(RecordType.CREDIT, id));
        });
        counting("CreditMemo").forEach(memo -> RawLedgers.marker(memo).ifPresent(of -> {
            if (of.type().equals("credit") && !credits.contains(of.id()) && !told.of(RecordType.CREDIT, of.id())) {
                findings.add("Credit memo " + memo.path("DocNumber").asText() + " counts, but its credit is gone");
            }
        }));
    }

    private void compareRevioPayments() {
        ledgers.revio("Payments").forEach(payment -> {
            String id = payment.path("payment_id").asText();
            String origin = RawLedgers.origin(payment);
            boolean counts = RawLedgers.isPosted(payment);
            BigDecimal amount = payment.path("amount").decimalValue();
            if (origin.isEmpty()) {
                same(
                        new Half("Rev.io payment " + id, payment, amount, day(payment, "received_date")),
                        counts,
                        marked("Payment", "payment", id),
                        told.ofRevioPayment(payment));
            } else if (counts) {
                List<ObjectNode> there = counting("Payment")
                        .filter(each -> each.path("Id").asText().equals(origin))
                        .toList();
                same(
                        new Half(
                                "Rev.io payment " + id + " of QuickBooks payment " + origin,
                                payment,
                                amount,
                                day(payment, "received_date")),
                        true,
                        there,
                        told.ofRevioPayment(payment));
            }
        });
    }

    private void compareQuickBooksPayments() {
        counting("Payment").filter(each -> RawLedgers.marker(each).isEmpty()).forEach(payment -> {
            List<BigDecimal> there = ledgers.revio("Payments")
                    .filter(RawLedgers::isPosted)
                    .filter(each ->
                            RawLedgers.origin(each).equals(payment.path("Id").asText()))
                    .map(each -> each.path("amount").decimalValue())
                    .toList();
            boolean equal = there.size() == 1
                    && there.get(0).compareTo(payment.path("TotalAmt").decimalValue()) == 0;
            if (there.size() > 1 || !equal && !told.ofQuickBooksPayment(payment)) {
                findings.add("QuickBooks payment " + payment.path("Id").asText() + " of " + payment.path("TotalAmt")
                        + " is in Rev.io as " + there);
            }
        });
    }

    private void compareCustomers() {
        Set<String> markers = new HashSet<>();
        ledgers.quickBooks("Customer")
                .forEach(customer -> RawLedgers.marker(customer).ifPresent(of -> {
                    if (!markers.add(of.id()) && customer.path("Active").asBoolean(true)) {
                        findings.add("Customer " + of.id() + " is twice in QuickBooks");
                    }
                }));
        Set<String> accounts = new HashSet<>();
        ledgers.revio("Customers")
                .map(each -> each.path("account_number").asText())
                .forEach(account -> {
                    if (!accounts.add(account)) {
                        findings.add("Account " + account + " is twice in Rev.io");
                    }
                });
    }

    /** What is open on a bill is open on its invoice, where every receipt that touches it has travelled. */
    private void compareOpenInvoices() {
        Set<String> excused = new HashSet<>();
        ledgers.revio("Payments").filter(told::ofRevioPayment).forEach(each -> billsOf(each, excused));
        ledgers.revio("Credits")
                .filter(each ->
                        told.of(RecordType.CREDIT, each.path("credit_id").asText())
                                || told.of(
                                        RecordType.CREDIT_APPLICATION,
                                        each.path("credit_id").asText()))
                .forEach(each -> billsOf(each, excused));
        ledgers.quickBooks("Payment").filter(told::ofQuickBooksPayment).forEach(each -> {
            for (JsonNode line : each.path("Line")) {
                ledgers.quickBooks("Invoice", line.at("/LinkedTxn/0/TxnId").asText())
                        .ifPresent(
                                invoice -> excused.add(invoice.path("DocNumber").asText()));
            }
        });
        ledgers.revio("Bills").forEach(bill -> {
            String id = bill.path("bill_id").asText();
            if (excused.contains(id) || told.of(RecordType.BILL, id)) {
                return;
            }
            marked("Invoice", "bill", id).forEach(invoice -> {
                if (invoice.path("Balance")
                                .decimalValue()
                                .compareTo(bill.path("balance").decimalValue())
                        != 0) {
                    findings.add("Of bill " + id + " " + bill.path("balance") + " is open, of its invoice "
                            + invoice.path("Balance"));
                }
            });
        });
    }

    private static void billsOf(JsonNode receipt, Set<String> bills) {
        for (JsonNode part : receipt.path("applications")) {
            bills.add(part.path("bill_id").asText());
        }
    }

    /** What a Rev.io record ought to be in QuickBooks. */
    private record Half(String what, ObjectNode record, BigDecimal amount, String day) {}

    private void same(Half half, boolean counts, List<ObjectNode> there, boolean isTold) {
        boolean equal = counts ? there.size() == 1 && isOther(half, there.get(0)) : there.isEmpty();
        if (there.size() > 1 || !equal && !isTold) {
            findings.add(half.what() + (counts ? " of " + half.amount() : ", which does not count,") + " of "
                    + customers.ofRevio(half.record()) + ", " + half.day() + ", is in QuickBooks as "
                    + there.stream()
                            .map(each -> each.path("TotalAmt") + " of " + customers.ofQuickBooks(each) + ", "
                                    + each.path("TxnDate").asText())
                            .toList());
        }
    }

    private boolean isOther(Half half, ObjectNode there) {
        return there.path("TotalAmt").decimalValue().compareTo(half.amount()) == 0
                && there.path("TxnDate").asText().equals(half.day())
                && customers.ofQuickBooks(there).equals(customers.ofRevio(half.record()));
    }

    private static String day(ObjectNode record, String field) {
        String time = record.path(field).asText();
        return time.substring(0, Math.min(DAY, time.length()));
    }

    private Stream<ObjectNode> counting(String entity) {
        return ledgers.quickBooks(entity).filter(RawLedgers::counts);
    }

    private List<ObjectNode> marked(String entity, String type, String id) {
        return counting(entity)
                .filter(each -> RawLedgers.marker(each)
                        .filter(of -> of.type().equals(type) && of.id().equals(id))
                        .isPresent())
                .toList();
    }

    private List<ObjectNode> memosOfBill(String id) {
        return counting("CreditMemo")
                .filter(each -> RawLedgers.marker(each)
                        .filter(of -> !of.type().equals("credit") && of.id().equals(id))
                        .isPresent())
                .toList();
    }
}
