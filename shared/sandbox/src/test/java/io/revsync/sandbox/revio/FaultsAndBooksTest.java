package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.faults.BodyForm;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.FaultRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsAndBooksTest {
    private static final String PAYMENT = "{\"customer_id\": 1, \"amount\": 10, \"reference_number\": \"R-1\"}";

    @TempDir
    private Path folder;

    @Test
    void aServerErrorAfterTheCommitHasWrittenAllTheSame() {
        try (RevioSimulator revio = books().start()) {
            Caller caller = new Caller(revio);
            revio.faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SERVER_ERROR_AFTER).status(500, BodyForm.JSON))
                            .on("POST", "/v1/Payments")
                            .first(1));
            Caller.Answer failed = caller.post("/v1/Payments", PAYMENT);
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.json().at("/0/message").asText()).isEqualTo("An error has occurred.");
            assertThat(caller.get("/v1/Payments?search.reference_number=R-1").records())
                    .hasSize(1);
            assertThat(caller.post("/v1/Payments", PAYMENT).status()).isEqualTo(201);
            assertThat(caller.get("/v1/Payments?search.reference_number=R-1").records())
                    .as("there is no idempotency")
                    .hasSize(2);
        }
    }

    @Test
    void aDroppedConnectionTellsNothingOfTheCommit() {
        try (RevioSimulator revio = books().start()) {
            Caller caller = new Caller(revio);
            revio.faults()
                    .add(FaultRule.of(FaultKind.DROP_AFTER)
                            .on("POST", "/v1/Payments")
                            .first(1));
            assertThatThrownBy(() -> caller.post("/v1/Payments", PAYMENT)).isInstanceOf(UncheckedIOException.class);
            assertThat(revio.ledger().count("Payments")).isEqualTo(1);
        }
    }

    @Test
    void aThrottleOnDemandTellsItsSeconds() {
        try (RevioSimulator revio = books().start()) {
            revio.faults()
                    .add(FaultRule.of(Fault.of(FaultKind.THROTTLE_JSON).retryAfter(Duration.ofSeconds(7)))
                            .first(1));
            Caller caller = new Caller(revio);
            assertThat(caller.get("/v1/Bills").json().path("message").asText()).contains("Try again in 7 seconds.");
            assertThat(caller.get("/v1/Bills").status()).isEqualTo(200);
        }
    }

    @Test
    void aStormIsSurvivedByReading() {
        try (RevioSimulator revio = books().start()) {
            revio.weather(FaultMix.FLAKY, 11);
            Caller caller = new Caller(revio);
            int good = 0;
            for (int call = 0; call < 100; call++) {
                try {
                    good += caller.get("/v1/Customers").status() == 200 ? 1 : 0;
                } catch (UncheckedIOException dropped) {
                    assertThat(dropped).hasCauseInstanceOf(IOException.class);
                }
            }
            assertThat(good).isBetween(70, 99);
        }
    }

    @Test
    void aLedgerInAFolderOutlivesTheSimulator() {
        RevioOptions options = books().options().withJournal(folder);
        try (RevioSimulator revio = RevioSimulator.start(options)) {
            new Caller(revio).post("/v1/Payments", PAYMENT);
        }
        try (RevioSimulator revio = RevioSimulator.start(options)) {
            Caller caller = new Caller(revio);
            assertThat(caller.get("/v1/Payments").records()).hasSize(1);
            assertThat(caller.get("/v1/Bills/10").json().path("balance").decimalValue())
                    .isEqualByComparingTo("90");
            caller.post("/v1/Payments", PAYMENT);
            assertThat(caller.get("/v1/Payments?search.bill_id=10").records()).hasSize(2);
        }
    }

    @Test
    void aLedgerHalfLoadedWhenItsProcessDiedIsLoadedAgain() throws IOException {
        Files.writeString(folder.resolve("revio.jsonl"), "[[\"Customers\",\"77\",{\"customer_id\":77}]]\n");
        try (RevioSimulator revio = RevioSimulator.start(books().options().withJournal(folder))) {
            assertThat(new Caller(revio).get("/v1/Customers").records()).hasSize(1);
        }
    }

    @Test
    void booksOfAFolderAreServedAsTheyCameAndReadInTheirOwnSpelling() throws IOException {
        file(
                "Customers",
                "[{'customer_id': '1', 'billing_address': {'company_name': 'A'}, 'finance': {'balance': 30}}]");
        file(
                "bills",
                "[{'bill_id': '10', 'customer_id': '1', 'invoice_number': 'X-10', 'bill_date': '2026-02-01', 'amount': 30.10, 'amount_due': 30.10},"
                        + "{'bill_id': '11', 'customer_id': '1', 'bill_date': '2026-01-01', 'amount_due': '5.00'}]");
        file(
                "Payments",
                "[{'payment_id': 4, 'customer_id': 1, 'amount': 3, 'type': 'Check', 'bill_id': 11, 'created_date': '2026-02-02T00:00:00'}]");
        file("Credits", "[{'credit_memo_id': 9, 'customer_id': 1, 'amount': 2.00, 'created_date': '2026-02-02'}]");
        file("Addresses", "[{'address_id': 3, 'customer_id': 0}]");
        try (RevioSimulator revio =
                RevioSimulator.start(books().options().withBooks(now -> new BooksFolder(now).read(folder)))) {
            Caller caller = new Caller(revio);
            assertThat(caller.get("/v1/Bills").records().get(0).toString())
                    .isEqualTo(
                            "{\"bill_id\":\"10\",\"customer_id\":\"1\",\"invoice_number\":\"X-10\",\"bill_date\":\"2026-02-01\",\"amount\":30.10,\"amount_due\":30.10}");
            assertThat(caller.get("/v1/Credits/9").json().path("credit_memo_id").asInt())
                    .isEqualTo(9);
            assertThat(caller.get("/v1/Addresses").records()).hasSize(1);
            assertThat(caller.get("/v1/BillProfiles").records()).isNotEmpty();
            assertThat(caller.get("/v1/Bills?search.customer_id=1&search.cycle_date_end=2026-01-31")
                            .records())
                    .hasSize(1);
            assertThat(caller.get("/v1/Payments?search.payment_type=check").records())
                    .hasSize(1);

            caller.post("/v1/Payments", PAYMENT);
            JsonNode second = caller.get("/v1/Bills/11").json();
            assertThat(second.path("amount_due").decimalValue())
                    .as("oldest first")
                    .isEqualByComparingTo("0");
            JsonNode first = caller.get("/v1/Bills/10").json();
            assertThat(first.path("amount").decimalValue()).isEqualByComparingTo("30.10");
            assertThat(first.path("amount_due").decimalValue()).isEqualByComparingTo("25.10");
            assertThat(first.path("updated_date").asText()).isEqualTo("2026-03-10T12:00:00");

            assertThat(caller.post("/v1/Payments/4/reverse", "{}").status()).isEqualTo(200);
            assertThat(caller.get("/v1/Bills/11").json().path("amount_due").decimalValue())
                    .isEqualByComparingTo("3");
            assertThat(caller.get("/v1/Payments/4").json().path("status").asText())
                    .isEqualTo("REVERSED");
        }
    }

    private static SmallBooks books() {
        return new SmallBooks().customer(1).bill(10, 1, 2, "100.00");
    }

    private void file(String name, String json) throws IOException {
        Path file = folder.resolve("revio").resolve(name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.replace('\'', '"'));
    }
}
