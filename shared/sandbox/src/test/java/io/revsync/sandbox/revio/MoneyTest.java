package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private final RevioSimulator revio = new SmallBooks()
            .customer(1)
            .customer(2)
            .bill(10, 1, 2, "100.00")
            .bill(11, 1, 1, "40.50")
            .bill(12, 2, 1, "7.00")
            .charge(100, 1, 10, "90.00", "10.00")
            .charge(101, 1, 11, "40.50", "0.00")
            .charge(102, 1, 0, "5.00", "0.50")
            .charge(103, 1, 0, "-8.00", "0.00")
            .start();
    private final Caller caller = new Caller(revio);

    @AfterEach
    void close() {
        revio.close();
    }

    @Test
    void aPaymentSettlesTheOldestBillFirst() {
        JsonNode payment = pay("'amount': 60.00");
        assertThat(payment.path("applications").toString())
                .isEqualTo("[{\"bill_id\":11,\"amount\":40.50},{\"bill_id\":10,\"amount\":19.50}]");
        assertThat(balance(11)).isEqualByComparingTo("0");
        assertThat(balance(10)).isEqualByComparingTo("80.50");
        assertThat(owed(1)).isEqualByComparingTo("-60");
        assertThat(payment.path("status").asText()).isEqualTo("POSTED");
        assertThat(payment.path("received_date").asText()).isEqualTo("2026-03-10T00:00:00");
    }

    @Test
    void aPaymentForOneBillLeavesTheOthers() {
        pay("'amount': 30, 'bill_id': 10");
        assertThat(balance(10)).isEqualByComparingTo("70");
        assertThat(balance(11)).isEqualByComparingTo("40.50");
    }

    @Test
    void whatExceedsTheBillStaysUnapplied() {
        JsonNode payment = pay("'amount': 50.00, 'bill_id': 11");
        assertThat(payment.path("applications").toString()).isEqualTo("[{\"bill_id\":11,\"amount\":40.50}]");
        assertThat(balance(11)).isEqualByComparingTo("0");
        assertThat(owed(1)).isEqualByComparingTo("-50.00");
    }

    @Test
    void aPaymentMayStayUnapplied() {
        assertThat(pay("'amount': 20, 'auto_apply': false").path("applications"))
                .isEmpty();
        assertThat(balance(11)).isEqualByComparingTo("40.50");
    }

    @Test
    void aPaymentMayListItsBills() {
        pay("'amount': 30, 'applications': [{'bill_id': 10, 'amount': 10.00}, {'bill_id': 11, 'amount': 20.00}]");
        assertThat(balance(10)).isEqualByComparingTo("90");
        assertThat(balance(11)).isEqualByComparingTo("20.50");
        assertRefused("'amount': 30, 'applications': [{'bill_id': 10, 'amount': 31}]", "More is applied");
        assertRefused("'amount': 30, 'applications': [{'bill_id': 11, 'amount': 20.51}]", "its balance of 20.50");
        assertRefused("'amount': 30, 'applications': [{'bill_id': 12, 'amount': 5}]", "not a bill of the customer");
    }

    @Test
    void everythingWrongWithAPaymentIsToldAtOnce() {
        Caller.Answer answer = caller.post("/v1/Payments", "{\"customer_id\": 99, \"amount\": -1}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).hasSize(3);
        assertThat(answer.json().toString())
                .contains("customer_id '99' does not exist", "greater than 0", "reference_number field is required");
        assertRefused("'amount': 1.005", "2 decimals");
        assertRefused("'amount': 1, 'received_date': 'soon'", "not valid for received_date");
        assertRefused("'amount': 1, 'bill_id': 12", "not a bill of the customer");
        assertThat(caller.get("/v1/Payments").records()).isEmpty();
    }

    @Test
    void theSamePaymentSentTwiceIsTwoPayments() {
        pay("'amount': 10");
        pay("'amount': 10");
        assertThat(caller.get("/v1/Payments?search.reference_number=R-1").records())
                .hasSize(2);
        assertThat(balance(11)).isEqualByComparingTo("20.50");
    }

    @Test
    void aReversedPaymentOpensItsBillsAgain() {
        long id = pay("'amount': 60").path("payment_id").asLong();
        revio.clock().advance(Duration.ofHours(1));
        assertThat(caller.post("/v1/Payments/" + id + "/reverse", "{}").status())
                .isEqualTo(200);
        JsonNode payment = caller.get("/v1/Payments/" + id).json();
        assertThat(payment.path("status").asText()).isEqualTo("REVERSED");
        assertThat(payment.path("applications")).isEmpty();
        assertThat(payment.path("amount").decimalValue()).isEqualByComparingTo("60");
        assertThat(payment.path("updated_date").asText()).isEqualTo("2026-03-10T13:00:00");
        assertThat(balance(10)).isEqualByComparingTo("100");
        assertThat(balance(11)).isEqualByComparingTo("40.50");
        assertThat(owed(1)).isEqualByComparingTo("0");
        Caller.Answer again = caller.post("/v1/Payments/" + id + "/void", "{}");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().at("/0/message").asText()).contains("already REVERSED");
    }

    @Test
    void aVoidedPaymentNeverWas() {
        long id = pay("'amount': 60").path("payment_id").asLong();
        assertThat(Caller.send(caller.request("/v1/Payments/" + id + "/void")
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/v1/Payments?search.status=VOIDED").records()).hasSize(1);
        assertThat(balance(11)).isEqualByComparingTo("40.50");
        assertThat(caller.post("/v1/Payments/77/void", "{}").status()).isEqualTo(404);
        assertThat(caller.post("/v1/Payments/" + id + "/burn", "{}").status()).isEqualTo(404);
    }

    @Test
    void aStoredCardIsChargedAndACardNumberRefused() {
        String body =
                "{'customer_id': 1, 'amount': 5, 'reference_number': '', 'payment_account_id': 3}".replace('\'', '"');
        long id = caller.post("/v1/Payments/card", body).json().path("id").asLong();
        assertThat(caller.get("/v1/Payments/" + id).json().path("payment_type").asText())
                .isEqualTo("CREDIT_CARD");
        assertThat(caller.post("/v1/Payments/card", body.replace("payment_account_id", "card_number"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aCreditSettlesLikeAPaymentButIsNone() {
        Caller.Answer created = caller.post(
                "/v1/Credits", "{\"customer_id\": 1, \"amount\": 12.25, \"bill_id\": 10, \"description\": \"Outage\"}");
        assertThat(created.status()).isEqualTo(201);
        JsonNode credit =
                caller.get("/v1/Credits/" + created.json().path("id").asText()).json();
        assertThat(credit.path("credit_id").isNumber()).isTrue();
        assertThat(credit.path("bill_id").asInt()).isEqualTo(10);
        assertThat(balance(10)).isEqualByComparingTo("87.75");
        assertThat(owed(1)).isEqualByComparingTo("-12.25");
        assertThat(caller.get("/v1/Payments").records()).isEmpty();
    }

    @Test
    void aBillTakesUpTheUnbilledChargesAndTheirTax() {
        Caller.Answer created =
                caller.post("/v1/Bills", "{\"customer_id\": 1, \"charge_ids\": [102], \"due_date\": \"2026-4-1\"}");
        assertThat(created.status()).isEqualTo(201);
        long id = created.json().path("id").asLong();
        assertThat(created.header("Location")).isEqualTo(revio.baseUrl() + "/Bills/" + id);
        JsonNode bill = caller.get("/v1/Bills/" + id).json();
        assertThat(bill.path("total").decimalValue()).isEqualByComparingTo("5.50");
        assertThat(bill.path("balance").decimalValue()).isEqualByComparingTo("5.50");
        assertThat(bill.path("due_date").asText()).isEqualTo("2026-04-01T00:00:00");
        assertThat(caller.get("/v1/Charges?search.bill_id=" + id).records()).hasSize(1);
        assertThat(owed(1)).isEqualByComparingTo("5.50");
        assertThat(caller.post("/v1/Bills", "{\"customer_id\": 1, \"charge_ids\": [102, 101, 9]}")
                        .json())
                .hasSize(3 + 1);
    }

    @Test
    void aBillOfCreditsOnlyIsNegative() {
        long id = caller.post("/v1/Bills", "{\"customer_id\": 1}")
                .json()
                .path("id")
                .asLong();
        assertThat(balance(id)).isEqualByComparingTo("-2.50");
        assertThat(caller.post("/v1/Bills", "{\"customer_id\": 1}")
                        .json()
                        .at("/0/message")
                        .asText())
                .contains("no unbilled charges");
        assertThat(caller.post("/v1/Bills", "{\"customer_id\": 3}")
                        .json()
                        .at("/0/message")
                        .asText())
                .contains("does not exist");
    }

    @Test
    void aDeletedBillFreesItsChargesAndWhatWasPaidOnIt() {
        long payment = pay("'amount': 60").path("payment_id").asLong();
        caller.post("/v1/Credits", "{\"customer_id\": 1, \"amount\": 5, \"bill_id\": 10}");
        assertThat(caller.delete("/v1/Bills/10").status()).isEqualTo(200);
        assertThat(caller.get("/v1/Bills/10").status()).isEqualTo(404);
        assertThat(caller.get("/v1/Charges/100").json().path("bill_id").asInt()).isZero();
        assertThat(caller.get("/v1/Charges?search.bill_id=10").records()).isEmpty();
        assertThat(caller.get("/v1/Payments/" + payment)
                        .json()
                        .path("applications")
                        .toString())
                .isEqualTo("[{\"bill_id\":11,\"amount\":40.50}]");
        assertThat(caller.get("/v1/Payments?search.bill_id=10").records()).isEmpty();
        assertThat(caller.get("/v1/Credits").records().get(0).path("bill_id").asInt())
                .isZero();
        assertThat(caller.delete("/v1/Bills/10").status()).isEqualTo(404);
        long next = caller.post("/v1/Bills", "{\"customer_id\": 1, \"charge_ids\": [100]}")
                .json()
                .path("id")
                .asLong();
        assertThat(next).as("an id is not given twice").isEqualTo(13);
    }

    @Test
    void everyChangeMovesTheBillsUpdatedDate() {
        revio.clock().advance(Duration.ofMinutes(7));
        pay("'amount': 1, 'bill_id': 10");
        assertThat(caller.get("/v1/Bills/10").json().path("updated_date").asText())
                .isEqualTo("2026-03-10T12:07:00");
        assertThat(caller.get("/v1/Bills?search.updated_date_start=2026-03-10T12:07:00")
                        .records())
                .hasSize(1);
        assertThat(caller.get("/v1/Bills/10").json().path("created_date").asText())
                .isEqualTo("2026-03-02T04:00:00");
    }

    @Test
    void aChargeNeedsAProductOrAProductType() {
        long id = caller.post(
                        "/v1/Charges",
                        "{\"customer_id\": 1, \"product_id\": 5, \"rate\": 1.333, \"quantity\": 3, \"start_date\": \"2026-3-1\"}")
                .json()
                .path("id")
                .asLong();
        JsonNode charge = caller.get("/v1/Charges/" + id).json();
        assertThat(charge.path("amount").decimalValue()).isEqualByComparingTo("4.00");
        assertThat(charge.path("description").asText()).isEqualTo("Line");
        assertThat(charge.path("product_type_id").asInt()).isEqualTo(1);
        assertThat(charge.path("start_date").asText()).isEqualTo("2026-03-01T00:00:00");
        assertThat(charge.path("bill_id").asInt()).isZero();
        assertThat(caller.post("/v1/Charges", "{\"customer_id\": 1, \"amount\": 3}")
                        .json()
                        .at("/0/message")
                        .asText())
                .contains("product_type_id");
        assertThat(caller.post("/v1/Charges", "{\"customer_id\": 1, \"product_type_id\": 44, \"amount\": 3}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/v1/Charges", "{\"customer_id\": 1, \"product_type_id\": 1, \"amount\": -3}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void somebodyAtTheControlPathChangesChargesAndTheBillFollows() {
        pay("'amount': 50, 'bill_id': 10");
        revio.ledger().put("charges", "100", SandboxJson.object().put("amount", new BigDecimal("95.00")));
        assertThat(caller.get("/v1/Bills/10").json().path("total").decimalValue())
                .isEqualByComparingTo("105");
        assertThat(balance(10)).isEqualByComparingTo("55");
        assertThat(owed(1)).isEqualByComparingTo("-45");
        Caller.Answer changed = caller.put("/_sandbox/records/Bills/11", "{\"total\": 41.00}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(balance(11)).isEqualByComparingTo("41");
        assertThat(caller.delete("/_sandbox/records/Payments/1").status()).isEqualTo(204);
        assertThat(balance(10)).isEqualByComparingTo("105");
        assertThat(caller.put("/_sandbox/records/Bills/500", "{\"customer_id\": 1, \"total\": -3}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/v1/Bills/500").json().path("total").decimalValue())
                .isEqualByComparingTo("-3");
        assertThat(caller.put("/_sandbox/records/Nonsense/1", "{}")
                        .json()
                        .path("error")
                        .asText())
                .contains("Rev.io has no Nonsense");
    }

    private JsonNode pay(String fields) {
        Caller.Answer created = caller.post("/v1/Payments", payment(fields));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("ok").asBoolean()).isTrue();
        return caller.get("/v1/Payments/" + created.json().path("id").asText()).json();
    }

    private void assertRefused(String fields, String why) {
        Caller.Answer answer = caller.post("/v1/Payments", payment(fields));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/0/message").asText()).contains(why);
    }

    private static String payment(String fields) {
        return ("{'customer_id': 1, 'reference_number': 'R-1', 'payment_type': 'CHECK', " + fields + "}")
                .replace('\'', '"');
    }

    private BigDecimal balance(long bill) {
        return caller.get("/v1/Bills/" + bill).json().path("balance").decimalValue();
    }

    private BigDecimal owed(int customer) {
        return caller.get("/v1/Customers/" + customer)
                .json()
                .at("/finance/balance")
                .decimalValue();
    }
}
