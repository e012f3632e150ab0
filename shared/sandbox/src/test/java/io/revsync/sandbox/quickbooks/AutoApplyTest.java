package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static io.revsync.sandbox.quickbooks.Caller.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A company that has QuickBooks apply by itself what is left over. */
class AutoApplyTest {

    private final QuickBooksSimulator simulator =
            QuickBooksSimulator.start(QuickBooksOptions.defaults().limits(false).autoApply(true));
    private final Caller caller = new Caller(simulator);
    private final String customer = caller.customer("Acme");
    private final String item = caller.item("Line rental");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aCreditMemoGoesToTheOldestOpenInvoicesByAPaymentOfZero() {
        String younger = invoice("40", "2026-02-01");
        String older = invoice("60", "2026-01-01");

        ObjectNode memo = caller.accepted("CreditMemo", invoiceOf(customer, item, "CM1", "75"));

        assertOpen(older, "0");
        assertOpen(younger, "25");
        assertThat(caller.read("CreditMemo", memo.path("Id").asText())
                        .get("RemainingCredit")
                        .decimalValue())
                .isEqualByComparingTo("0");
        assertThat(simulator.ledger().all("Payment")).singleElement().satisfies(payment -> {
            assertThat(payment.get("TotalAmt").decimalValue()).isEqualByComparingTo("0");
            assertThat(payment.get("PrivateNote").asText()).startsWith("Created by QB Online");
        });
    }

    @Test
    void whatIsLeftOverGoesToTheNextInvoiceAndTheAnswersDoNotShowIt() {
        caller.accepted("CreditMemo", invoiceOf(customer, item, "CM1", "10"));
        ObjectNode payment = caller.accepted("Payment", paymentOf(customer, "100"));
        assertThat(payment.get("UnappliedAmt").decimalValue()).isEqualByComparingTo("100");

        ObjectNode invoice = caller.accepted("Invoice", invoiceOf(customer, item, "I1", "105"));

        assertThat(invoice.get("Balance").decimalValue()).isEqualByComparingTo("105");
        assertOpen(invoice.path("Id").asText(), "0");
        ObjectNode now = caller.read("Payment", payment.path("Id").asText());
        assertThat(now.get("UnappliedAmt").decimalValue()).isEqualByComparingTo("0");
        assertThat(now.get("SyncToken").asInt())
                .isGreaterThan(payment.get("SyncToken").asInt());
        assertThat(caller.read("Customer", customer).get("Balance").decimalValue())
                .isEqualByComparingTo("-5");
    }

    @Test
    void aCompanyThatDoesNotWantItKeepsWhatIsLeftOver() {
        simulator
                .ledger()
                .put(
                        "Preferences",
                        "1",
                        json("{'SalesFormsPrefs': {'AutoApplyCredit': false, 'AutoApplyPayments': false}}"));
        String invoice = invoice("60", "2026-01-01");

        caller.accepted("CreditMemo", invoiceOf(customer, item, "CM1", "10"));
        caller.accepted("Payment", paymentOf(customer, "10"));

        assertOpen(invoice, "60");
    }

    private String invoice(String amount, String date) {
        return caller.accepted(
                        "Invoice",
                        invoiceOf(customer, item, "I" + amount, amount)
                                .replaceFirst("\\{", "{'TxnDate': '" + date + "',"))
                .path("Id")
                .asText();
    }

    private void assertOpen(String invoice, String balance) {
        assertThat(caller.read("Invoice", invoice).get("Balance").decimalValue())
                .isEqualByComparingTo(balance);
    }
}
