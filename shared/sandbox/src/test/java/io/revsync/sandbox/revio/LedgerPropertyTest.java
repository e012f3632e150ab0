package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is posted, undone and deleted in whatever order, the books add up. */
class LedgerPropertyTest {
    private static final int BILLS = 4;
    private static final BigDecimal BILL_TOTAL = new BigDecimal("50.00");

    record Step(String what, int number, int cents) {}

    @Property(tries = 150)
    void theBooksAddUpAfterAnySequenceOfSteps(@ForAll("steps") List<Step> steps) {
        try (Ledger ledger = new Ledger()) {
            for (Step step : steps) {
                ledger.take(step);
                ledger.assertAddsUp();
            }
        }
    }

    @Property(tries = 100)
    void undoingAllReceiptsOpensEveryBillInFull(@ForAll("steps") List<Step> steps) {
        try (Ledger ledger = new Ledger()) {
            steps.stream()
                    .filter(step -> !step.what().startsWith("delete bill"))
                    .forEach(ledger::take);
            ledger.undoAll();
            ledger.records.all(Accounts.BILLS).forEach(bill -> assertThat(Accounts.balance(bill))
                    .isEqualByComparingTo(BILL_TOTAL));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> what = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, "pay oldest"), net.jqwik.api.Tuple.of(4, "pay bill"),
                net.jqwik.api.Tuple.of(2, "pay unapplied"), net.jqwik.api.Tuple.of(3, "credit"),
                net.jqwik.api.Tuple.of(3, "reverse"), net.jqwik.api.Tuple.of(2, "void"),
                net.jqwik.api.Tuple.of(1, "delete bill"), net.jqwik.api.Tuple.of(1, "delete payment"));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(1, BILLS),
                        Arbitraries.integers().between(1, 9_000))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    /** The rules without HTTP. */
    private static final class Ledger implements AutoCloseable {
        private final Records records = OpeningBooks.open(null, () -> opening().books());
        private final RevioBooks books = new RevioBooks(
                records,
                SandboxClock.frozenAt(SmallBooks.NOON),
                new Webhooks(records, SandboxClock.frozenAt(SmallBooks.NOON), WebhookMode.NONE),
                new Pages(records));
        private final PaymentResource payments = new PaymentResource();

        private static SmallBooks opening() {
            SmallBooks books = new SmallBooks().customer(1);
            for (int bill = 1; bill <= BILLS; bill++) {
                books.bill(bill, 1, bill, BILL_TOTAL.toString());
            }
            return books;
        }

        void take(Step step) {
            ObjectNode body = SandboxJson.object()
                    .put("customer_id", 1)
                    .put("reference_number", "")
                    .put("amount", BigDecimal.valueOf(step.cents(), 2));
            try {
                switch (step.what()) {
                    case "pay oldest" -> books.create(payments, body);
                    case "pay bill" -> books.create(payments, body.put("bill_id", step.number()));
                    case "pay unapplied" -> books.create(payments, body.put("auto_apply", false));
                    case "credit" -> books.create(new CreditResource(), body);
                    case "reverse", "void" -> act(step.what(), step.number());
                    case "delete bill" -> books.delete(new BillResource(), String.valueOf(step.number()));
                    default -> books.delete(payments, String.valueOf(step.number()));
                }
            } catch (RevioError refused) {
                assertThat(refused).hasMessageMatching("(?s).*(not a bill of|was not found|already).*");
            }
        }

        private void act(String action, int number) {
            books.write(work -> payments.act(
                    action,
                    work.get("Payments", String.valueOf(number))
                            .orElseThrow(() -> RevioError.notFound("Payments " + number)),
                    SandboxJson.object(),
                    work));
        }

        void undoAll() {
            List<String> posted = records.all("Payments")
                    .filter(payment -> payment.path("status").asText().equals("POSTED"))
                    .map(payment -> payment.path("payment_id").asText())
                    .toList();
            posted.forEach(id -> act("reverse", Integer.parseInt(id)));
            records.ids("Credits").toList().forEach(id -> books.delete(new CreditResource(), id));
        }

        /** Each bill's balance is its total less what is applied to it; the customer owes totals less everything received. */
        void assertAddsUp() {
            Map<String, BigDecimal> applied = new TreeMap<>();
            BigDecimal received = BigDecimal.ZERO;
            List<ObjectNode> receipts = Stream.concat(records.all("Payments"), records.all("Credits"))
                    .toList();
            for (ObjectNode receipt : receipts) {
                BigDecimal used = BigDecimal.ZERO;
                for (JsonNode part : receipt.path("applications")) {
                    applied.merge(
                            part.path("bill_id").asText(), part.path("amount").decimalValue(), BigDecimal::add);
                    used = used.add(part.path("amount").decimalValue());
                }
                assertThat(used).isLessThanOrEqualTo(receipt.path("amount").decimalValue());
                if (receipt.path("status").asText("POSTED").equals("POSTED")) {
                    received = received.add(receipt.path("amount").decimalValue());
                } else {
                    assertThat(used).isZero();
                }
            }
            List<ObjectNode> bills = records.all(Accounts.BILLS).toList();
            for (ObjectNode bill : bills) {
                BigDecimal expected = BILL_TOTAL.subtract(
                        applied.getOrDefault(bill.path("bill_id").asText(), BigDecimal.ZERO));
                assertThat(Accounts.balance(bill))
                        .isEqualByComparingTo(expected)
                        .isNotNegative();
            }
            BigDecimal deleted = BILL_TOTAL.multiply(BigDecimal.valueOf(BILLS - bills.size()));
            BigDecimal owed = records.get(Accounts.CUSTOMERS, "1")
                    .orElseThrow()
                    .at("/finance/balance")
                    .decimalValue();
            assertThat(owed).isEqualByComparingTo(received.add(deleted).negate());
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
