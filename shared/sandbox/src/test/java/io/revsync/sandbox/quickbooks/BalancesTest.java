package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static io.revsync.sandbox.quickbooks.Caller.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Caller.Answer;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ledgers stay true: what is open follows payments, credits, voids and deletes. */
class BalancesTest {

    private final QuickBooksSimulator simulator =
            QuickBooksSimulator.start(QuickBooksOptions.defaults().limits(false));
    private final Caller caller = new Caller(simulator);
    private final String customer = caller.customer("Acme");
    private final String item = caller.item("Line rental");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPaymentOverTwoInvoicesLeavesTheRestUnapplied() {
        String first = invoice("100");
        String second = invoice("50");
        ObjectNode payment = caller.accepted("Payment", paymentOf(customer, "130", first, "100", second, "20"));
        assertThat(payment.get("UnappliedAmt").decimalValue()).isEqualByComparingTo("10");
        assertThat(payment.at("/DepositToAccountRef/value").asText()).isEqualTo("2");
        assertOpen(first, "0");
        assertOpen(second, "30");
        assertOwes("20");
        assertThat(caller.read("Invoice", second).get("LinkedTxn"))
                .containsExactly(json("{'TxnId':'" + payment.get("Id").asText() + "','TxnType':'Payment'}"));

        ObjectNode moved = caller.accepted(
                "Payment",
                paymentOf(customer, "130", second, "50")
                        .replaceFirst("\\{", "{'Id':'" + payment.get("Id").asText() + "','SyncToken':'0',"));
        assertThat(moved.get("UnappliedAmt").decimalValue()).isEqualByComparingTo("80");
        assertOpen(first, "100");
        assertOpen(second, "0");
        assertThat(caller.read("Invoice", first).get("LinkedTxn")).isEmpty();
        assertOwes("20");
    }

    @Test
    void moreThanIsOpenCannotBeApplied() {
        String invoice = invoice("100");
        assertThat(caller.post("payment", paymentOf(customer, "200", invoice, "100.01"))
                        .code())
                .isEqualTo("6000");
        assertThat(caller.post("payment", paymentOf(customer, "90", invoice, "100"))
                        .code())
                .isEqualTo("6000");
        caller.accepted("Payment", paymentOf(customer, "60", invoice, "60"));
        assertThat(caller.post("payment", paymentOf(customer, "60", invoice, "60"))
                        .code())
                .isEqualTo("6000");
        assertOpen(invoice, "40");
        assertThat(caller.post("payment", paymentOf(customer, "1", "999", "1")).code())
                .isEqualTo("610");
        assertThat(caller.post("payment", paymentOf(caller.customer("Other"), "1", invoice, "1"))
                        .code())
                .isEqualTo("620");
    }

    @Test
    void deletingAndVoidingAPaymentGiveTheInvoiceBackItsBalance() {
        String invoice = invoice("100");
        String deleted = id(caller.accepted("Payment", paymentOf(customer, "40", invoice, "40")));
        String voided = id(caller.accepted("Payment", paymentOf(customer, "60", invoice, "60")));
        caller.post("payment?operation=delete", "{'Id':'" + deleted + "','SyncToken':'0'}");
        assertOpen(invoice, "40");
        ObjectNode gone = Caller.accepted(
                caller.post(
                        "payment?operation=update&include=void",
                        "{'Id':'" + voided + "','SyncToken':'0','sparse':true}"),
                "Payment");
        assertThat(gone.get("TotalAmt").decimalValue()).isZero();
        assertThat(gone.get("PrivateNote").asText()).isEqualTo("Voided");
        assertOpen(invoice, "100");
        assertOwes("100");
        assertThat(caller.get("payment/" + deleted).code()).isEqualTo("610");
    }

    @Test
    void aBatchVoidsWithUpdateAndOptionsData() {
        String payment = id(caller.accepted("Payment", paymentOf(customer, "40")));
        Answer answer = caller.post(
                "batch",
                "{'BatchItemRequest':[{'bId':'1','operation':'update','optionsData':'void','Payment':{'Id':'" + payment
                        + "','SyncToken':'0','sparse':true}},{'bId':'2','Query':'select * from Payment where TotalAmt = 0'}]}");
        assertThat(ContractTest.response(answer, "1").at("/Payment/PrivateNote").asText())
                .isEqualTo("Voided");
        assertThat(ContractTest.response(answer, "2").at("/QueryResponse/Payment"))
                .hasSize(1);
        assertOwes("0");
    }

    @Test
    void aCreditMemoIsAppliedByAPaymentOfZero() {
        String invoice = invoice("100");
        String memo = id(caller.accepted("CreditMemo", invoiceOf(customer, item, "C-1", "30")));
        assertOwes("70");
        String payment = id(caller.accepted("Payment", creditApplied(invoice, memo, "30")));
        assertOpen(invoice, "70");
        assertThat(caller.read("CreditMemo", memo).get("RemainingCredit").decimalValue())
                .isZero();
        assertOwes("70");
        assertThat(caller.post("payment", creditApplied(invoice, memo, "1")).code())
                .isEqualTo("6000");

        Caller.accepted(
                caller.post("creditmemo?operation=void", "{'Id':'" + memo + "','SyncToken':'1'}"), "CreditMemo");
        assertOpen(invoice, "100");
        assertOwes("100");
        assertThat(caller.read("Payment", payment).get("Line")).isEmpty();
    }

    @Test
    void anInvoiceThatShrinksBelowWhatIsPaidFreesTheRest() {
        String invoice = invoice("100");
        String payment = id(caller.accepted("Payment", paymentOf(customer, "100", invoice, "100")));
        ObjectNode smaller = caller.accepted(
                "Invoice",
                "{'Id':'" + invoice + "','SyncToken':'1','sparse':true,'Line':[" + Caller.line(item, "80") + "]}");
        assertThat(smaller.get("Balance").decimalValue()).isZero();
        assertThat(caller.read("Payment", payment).get("UnappliedAmt").decimalValue())
                .isEqualByComparingTo("20");
        assertOwes("-20");
    }

    @Test
    void aPaidInvoiceIsNotDeletedBeforeItIsUnlinked() {
        String invoice = invoice("100");
        String payment = id(caller.accepted("Payment", paymentOf(customer, "100", invoice, "100")));
        assertThat(caller.post("invoice?operation=delete", "{'Id':'" + invoice + "','SyncToken':'1'}")
                        .code())
                .isEqualTo("800");
        caller.post("payment?operation=delete", "{'Id':'" + payment + "','SyncToken':'0'}");
        assertThat(caller.post("invoice?operation=delete", "{'Id':'" + invoice + "','SyncToken':'2'}")
                        .status())
                .isEqualTo(200);
        assertOwes("0");
    }

    @Test
    void aDepositedPaymentCannotBeChanged() {
        String payment = id(caller.accepted("Payment", paymentOf(customer, "40")));
        String deposit = id(simulator
                .ledger()
                .put(
                        "Deposit",
                        null,
                        json("{'Line':[{'LinkedTxn':[{'TxnId':'" + payment + "','TxnType':'Payment'}]}]}")));
        String body = "{'Id':'" + payment + "','SyncToken':'0','sparse':true}";
        assertThat(caller.post("payment", body).code()).isEqualTo("6540");
        assertThat(caller.post("payment?operation=void", body).code()).isEqualTo("6540");
        assertThat(caller.post("payment?operation=delete", body).code()).isEqualTo("6540");
        simulator.ledger().delete("Deposit", deposit);
        assertThat(caller.post("payment?operation=void", body).status()).isEqualTo(200);
    }

    @Test
    void aParentPaysForWhatIsBilledToIt() {
        String child = id(caller.accepted(
                "Customer",
                "{'DisplayName':'Branch','ParentRef':{'value':'" + customer + "'},'Job':true,'BillWithParent':true}"));
        assertThat(caller.read("Customer", child).get("FullyQualifiedName").asText())
                .isEqualTo("Acme:Branch");
        String invoice = id(caller.accepted("Invoice", invoiceOf(child, item, "B-1", "25")));
        assertThat(caller.read("Customer", customer).get("BalanceWithJobs").decimalValue())
                .isEqualByComparingTo("25");
        assertOwes("0");
        assertThat(caller.post("payment", paymentOf(customer, "25", invoice, "25"))
                        .status())
                .isEqualTo(200);
        assertOpen(invoice, "0");
    }

    @Test
    void whateverHappensTheCustomerOwesWhatItsTransactionsSay() {
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            JsonNode invoices =
                    caller.rows("select * from Invoice maxresults 1000").path("Invoice");
            JsonNode payments =
                    caller.rows("select * from Payment maxresults 1000").path("Payment");
            JsonNode invoice = invoices.path(random.nextInt(Math.max(1, invoices.size())));
            JsonNode payment = payments.path(random.nextInt(Math.max(1, payments.size())));
            String amount = random.nextInt(200) + "." + (10 + random.nextInt(90));
            switch (random.nextInt(7)) {
                case 0, 1 -> caller.post("invoice", invoiceOf(customer, item, "D" + i, amount));
                case 2 -> caller.post("creditmemo", invoiceOf(customer, item, "D" + i, amount));
                case 3 ->
                    caller.post(
                            "payment",
                            paymentOf(customer, "150", invoice.path("Id").asText(), random.nextInt(100) + ".5"));
                case 4 -> caller.post("invoice?operation=" + (random.nextBoolean() ? "void" : "delete"), key(invoice));
                case 5 -> caller.post("payment?operation=" + (random.nextBoolean() ? "void" : "delete"), key(payment));
                default ->
                    caller.post("invoice", key(invoice).replace("}", ",'Line':[" + Caller.line(item, amount) + "]}"));
            }
        }
        BigDecimal invoiced = sum("Invoice", "TotalAmt");
        BigDecimal received = sum("Payment", "TotalAmt");
        BigDecimal credited = sum("CreditMemo", "TotalAmt");
        assertThat(invoiced).isPositive();
        assertThat(received).isPositive();
        assertOwes(invoiced.subtract(received).subtract(credited).toPlainString());
        assertThat(sum("Invoice", "Balance"))
                .isEqualByComparingTo(invoiced.subtract(received).add(sum("Payment", "UnappliedAmt")));
    }

    private static String key(JsonNode record) {
        return "{'Id':'" + record.path("Id").asText() + "','SyncToken':'"
                + record.path("SyncToken").asText() + "','sparse':true}";
    }

    private BigDecimal sum(String entity, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row :
                caller.rows("select * from " + entity + " maxresults 1000").path(entity)) {
            sum = sum.add(row.get(field).decimalValue());
        }
        return sum;
    }

    private String creditApplied(String invoice, String memo, String amount) {
        return paymentOf(customer, "0", invoice, amount)
                .replace(
                        "]}]}",
                        "]},{'Amount':" + amount + ",'LinkedTxn':[{'TxnId':'" + memo + "','TxnType':'CreditMemo'}]}]}");
    }

    private String invoice(String amount) {
        return id(caller.accepted("Invoice", invoiceOf(customer, item, "", amount)));
    }

    private static String id(ObjectNode record) {
        return record.get("Id").asText();
    }

    private void assertOpen(String invoice, String balance) {
        assertThat(caller.read("Invoice", invoice).get("Balance").decimalValue())
                .isEqualByComparingTo(balance);
    }

    private void assertOwes(String balance) {
        assertThat(caller.read("Customer", customer).get("Balance").decimalValue())
                .isEqualByComparingTo(balance);
    }
}
