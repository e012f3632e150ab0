package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Both ledgers as they lie there, compared record by record without anything of ours but the list of problems: whatever is not equal must
 * be on it, with a reason and a way out.
 */
final class RawBooks {

    private static final Pattern MARKER =
            Pattern.compile("Rev\\.io ([a-z]+(?: [a-z]+)?) (\\S+) \\[revio-quickbooks-sync]");

    private final World world;
    private final Set<RecordKey> listed = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private RawBooks(World world) {
        this.world = world;
    }

    /** Everything that is wrong; nothing if all is equal or told. */
    static List<String> findings(World world) {
        RawBooks books = new RawBooks(world);
        books.readProblems();
        books.compareBills();
        books.compareCredits();
        books.compareRevioPayments();
        books.compareQuickBooksPayments();
        books.compareCustomers();
        books.compareOpenInvoices();
        if (!books.findings.isEmpty()) {
            books.findings.add("The open problems are " + books.open);
        }
        return books.findings;
    }

    private void readProblems() {
        for (Direction direction : Direction.values()) {
            for (Problem problem : world.company().ports().problems().open(direction)) {
                listed.add(problem.record());
                open.add(problem.direction().key() + " " + problem.record() + ": " + problem.message());
                if (problem.message().isBlank() || problem.remedy().isBlank()) {
                    findings.add("A problem without reason or way out: " + problem);
                }
            }
        }
    }

    private void compareBills() {
        Set<String> bills = new HashSet<>();
        revio("Bills").forEach(bill -> {
            String id = bill.path("bill_id").asText();
            bills.add(id);
            BigDecimal total = bill.path("total").decimalValue();
            boolean belowZero = total.signum() < 0;
            boolean told = told(RecordType.BILL, id) || told(RecordType.NEGATIVE_BILL, id);
            same("bill " + id, belowZero ? BigDecimal.ZERO : total, !belowZero, marked("Invoice", "bill", id), told);
            same(
                    "bill below zero " + id,
                    belowZero ? total.negate() : BigDecimal.ZERO,
                    belowZero,
                    memosOfBill(id),
                    told);
        });
        quickBooks("Invoice").filter(RawBooks::counts).forEach(invoice -> marker(invoice)
                .ifPresent(of -> {
                    if (!bills.contains(of.id()) && !told(RecordType.BILL, of.id())) {
                        findings.add("Invoice " + invoice.path("DocNumber").asText() + " counts, but its bill is gone");
                    }
                }));
    }

    private void compareCredits() {
        Set<String> credits = new HashSet<>();
        revio("Credits").forEach(credit -> {
            String id = credit.path("credit_id").asText();
            credits.add(id);
            same(
                    "credit " + id,
                    credit.path("amount").decimalValue(),
                    true,
                    marked("CreditMemo", "credit", id),
                    told(RecordType.CREDIT, id));
        });
        quickBooks("CreditMemo").filter(RawBooks::counts).forEach(memo -> marker(memo)
                .ifPresent(of -> {
                    if (of.type().equals("credit") && !credits.contains(of.id()) && !told(RecordType.CREDIT, of.id())) {
                        findings.add(
                                "Credit memo " + memo.path("DocNumber").asText() + " counts, but its credit is gone");
                    }
                }));
    }

    private void compareRevioPayments() {
        revio("Payments").forEach(payment -> {
            String id = payment.path("payment_id").asText();
            String reference = payment.path("reference_number").asText();
            boolean counts = payment.path("status").asText().equals("POSTED");
            BigDecimal amount = payment.path("amount").decimalValue();
            if (!reference.startsWith("QBO-")) {
                same(
                        "Rev.io payment " + id,
                        counts ? amount : BigDecimal.ZERO,
                        counts,
                        marked("Payment", "payment", id),
                        told(RecordType.PAYMENT, id));
            } else if (counts) {
                String origin = reference.substring(reference.lastIndexOf('-') + 1);
                List<ObjectNode> there = quickBooks("Payment")
                        .filter(each -> each.path("Id").asText().equals(origin))
                        .filter(RawBooks::counts)
                        .toList();
                same(
                        "Rev.io payment " + id + " of QuickBooks payment " + origin,
                        amount,
                        true,
                        there,
                        told(RecordType.PAYMENT, id) || toldOfQuickBooks(RecordType.PAYMENT, origin));
            }
        });
    }

    private void compareQuickBooksPayments() {
        quickBooks("Payment")
                .filter(RawBooks::counts)
                .filter(each -> marker(each).isEmpty())
                .forEach(payment -> {
                    String id = payment.path("Id").asText();
                    boolean told = toldOfQuickBooks(RecordType.PAYMENT, id)
                            || copies(id).anyMatch(copy -> told(RecordType.PAYMENT, copy));
                    List<BigDecimal> there = revio("Payments")
                            .filter(each -> each.path("status").asText().equals("POSTED"))
                            .filter(each -> each.path("reference_number")
                                            .asText()
                                            .endsWith("-" + id)
                                    && each.path("reference_number").asText().startsWith("QBO-"))
                            .map(each -> each.path("amount").decimalValue())
                            .toList();
                    boolean equal = there.size() == 1
                            && there.get(0).compareTo(payment.path("TotalAmt").decimalValue()) == 0;
                    if (there.size() > 1 || !equal && !told) {
                        findings.add("QuickBooks payment " + id + " of " + payment.path("TotalAmt")
                                + " is in Rev.io as " + there);
                    }
                });
    }

    /** Rev.io payments made of it, undone ones too: the difference may be told of one of these. */
    private Stream<String> copies(String quickBooksId) {
        return revio("Payments")
                .filter(each -> origin(each).equals(quickBooksId))
                .map(each -> each.path("payment_id").asText());
    }

    private void compareCustomers() {
        Set<String> markers = new HashSet<>();
        quickBooks("Customer").forEach(customer -> marker(customer).ifPresent(of -> {
            if (!markers.add(of.id()) && customer.path("Active").asBoolean(true)) {
                findings.add("Customer " + of.id() + " is twice in QuickBooks");
            }
        }));
        Set<String> accounts = new HashSet<>();
        revio("Customers").map(each -> each.path("account_number").asText()).forEach(account -> {
            if (!accounts.add(account)) {
                findings.add("Account " + account + " is twice in Rev.io");
            }
        });
    }

    /** What is open on a bill is open on its invoice, where every receipt that touches it has travelled. */
    private void compareOpenInvoices() {
        Set<String> excused = new HashSet<>();
        revio("Payments")
                .filter(each -> told(RecordType.PAYMENT, each.path("payment_id").asText())
                        || toldOfQuickBooks(RecordType.PAYMENT, origin(each)))
                .forEach(each -> billsOf(each, excused));
        revio("Credits")
                .filter(each -> told(RecordType.CREDIT, each.path("credit_id").asText())
                        || told(
                                RecordType.CREDIT_APPLICATION,
                                each.path("credit_id").asText()))
                .forEach(each -> billsOf(each, excused));
        quickBooks("Payment")
                .filter(each ->
                        toldOfQuickBooks(RecordType.PAYMENT, each.path("Id").asText())
                                || copies(each.path("Id").asText()).anyMatch(copy -> told(RecordType.PAYMENT, copy)))
                .forEach(each -> {
                    for (JsonNode line : each.path("Line")) {
                        quickBooks("Invoice")
                                .filter(invoice -> invoice.path("Id").equals(line.at("/LinkedTxn/0/TxnId")))
                                .forEach(invoice ->
                                        excused.add(invoice.path("DocNumber").asText()));
                    }
                });
        revio("Bills").forEach(bill -> {
            String id = bill.path("bill_id").asText();
            if (excused.contains(id) || told(RecordType.BILL, id)) {
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

    private static String origin(JsonNode payment) {
        String reference = payment.path("reference_number").asText();
        return reference.startsWith("QBO-") ? reference.substring(reference.lastIndexOf('-') + 1) : "";
    }

    private static void billsOf(JsonNode receipt, Set<String> bills) {
        for (JsonNode part : receipt.path("applications")) {
            bills.add(part.path("bill_id").asText());
        }
    }

    private void same(String what, BigDecimal amount, boolean counts, List<ObjectNode> there, boolean told) {
        boolean equal = counts
                ? there.size() == 1
                        && there.get(0).path("TotalAmt").decimalValue().compareTo(amount) == 0
                : there.isEmpty();
        if (there.size() > 1 || !equal && !told) {
            findings.add(what + (counts ? " of " + amount : ", which does not count,") + " is in QuickBooks as "
                    + there.stream().map(each -> each.path("TotalAmt")).toList());
        }
    }

    private List<ObjectNode> marked(String entity, String type, String id) {
        return quickBooks(entity)
                .filter(RawBooks::counts)
                .filter(each -> marker(each)
                        .filter(of -> of.type().equals(type) && of.id().equals(id))
                        .isPresent())
                .toList();
    }

    private List<ObjectNode> memosOfBill(String id) {
        return quickBooks("CreditMemo")
                .filter(RawBooks::counts)
                .filter(each -> marker(each)
                        .filter(of -> !of.type().equals("credit") && of.id().equals(id))
                        .isPresent())
                .toList();
    }

    /** A void transaction stays, of nothing; so does the payment that only applies credits. */
    private static boolean counts(JsonNode transaction) {
        return transaction.path("TotalAmt").decimalValue().signum() != 0;
    }

    private record Of(String type, String id) {}

    private static Optional<Of> marker(JsonNode record) {
        Matcher matcher = MARKER.matcher(
                record.path("PrivateNote").asText() + record.path("Notes").asText());
        return matcher.find() ? Optional.of(new Of(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private boolean told(RecordType type, String id) {
        return listed.contains(new RecordKey(type, id));
    }

    private boolean toldOfQuickBooks(RecordType type, String id) {
        return listed.contains(RecordKey.ofQuickBooks(type, id));
    }

    private Stream<ObjectNode> revio(String resource) {
        return world.revio.ledger().all(resource);
    }

    private Stream<ObjectNode> quickBooks(String entity) {
        return world.quickBooks.ledger().all(entity);
    }
}
