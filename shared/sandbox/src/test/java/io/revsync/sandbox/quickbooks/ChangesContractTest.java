package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.encoded;
import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static io.revsync.sandbox.quickbooks.Caller.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.quickbooks.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rest of {@link ContractTest}: what changes, voids and deletions look like afterwards. */
class ChangesContractTest {

    private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-11-20T18:00:00Z"));
    private final QuickBooksSimulator simulator =
            QuickBooksSimulator.start(QuickBooksOptions.defaults().clock(clock).limits(false));
    private final Caller caller = new Caller(simulator);
    private final String customer = caller.customer("Acme");
    private final String item = caller.item("Line rental");

    @AfterEach
    void stop() {
        simulator.close();
    }

    // 9
    @Test
    void aVoidZeroesTheInvoiceAndFreesItsPayments() {
        ObjectNode invoice = caller.accepted(
                "Invoice",
                "{'CustomerRef':{'value':'" + customer + "'},'PrivateNote':'bill 7','Line':[" + Caller.line(item, "100")
                        + "]}");
        String id = invoice.get("Id").asText();
        String payment = caller.accepted("Payment", paymentOf(customer, "100", id, "100"))
                .get("Id")
                .asText();
        assertThat(caller.read("Invoice", id).get("Balance").decimalValue()).isZero();
        assertThat(caller.post("invoice?operation=void", "{'Id':'" + id + "','SyncToken':'0'}")
                        .code())
                .isEqualTo("5010");

        ObjectNode voided = Caller.accepted(
                caller.post("invoice?operation=void", "{'Id':'" + id + "','SyncToken':'1'}"), "Invoice");
        assertThat(voided.get("TotalAmt").decimalValue()).isZero();
        assertThat(voided.get("Balance").decimalValue()).isZero();
        assertThat(voided.at("/Line/0/Amount").decimalValue()).isZero();
        assertThat(voided.get("PrivateNote").asText()).isEqualTo("Voided - bill 7");
        assertThat(voided.get("SyncToken").asText()).isEqualTo("2");
        assertThat(voided.get("LinkedTxn")).isEmpty();

        ObjectNode freed = caller.read("Payment", payment);
        assertThat(freed.get("UnappliedAmt").decimalValue()).isEqualByComparingTo("100");
        assertThat(freed.get("Line")).isEmpty();
        assertThat(caller.read("Customer", customer).get("Balance").decimalValue())
                .isEqualByComparingTo("-100");
    }

    // 9 and 10
    @Test
    void changeDataShowsWholeRowsAndTracesOfWhatWasDeleted() {
        String since = "2026-11-20T10:30:00-08:00";
        ObjectNode kept = caller.accepted("Invoice", invoiceOf(customer, item, "1", "10"));
        ObjectNode gone = caller.accepted("Invoice", invoiceOf(customer, item, "2", "10"));
        clock.advance(Duration.ofMinutes(40));
        Answer deleted = caller.post(
                "invoice?operation=delete", "{'Id':'" + gone.get("Id").asText() + "','SyncToken':'0'}");
        assertThat(deleted.json().get("Invoice"))
                .isEqualTo(json("{'domain':'QBO','status':'Deleted','Id':'"
                        + gone.get("Id").asText() + "'}"));
        caller.accepted(
                "Invoice",
                "{'Id':'" + kept.get("Id").asText() + "','SyncToken':'0','sparse':true,'PrivateNote':'seen'}");

        JsonNode answer = changes("Payment,Invoice,Customer", since);
        JsonNode elements = answer.at("/CDCResponse/0/QueryResponse");
        assertThat(elements).hasSize(3);
        assertThat(elements).filteredOn(JsonNode::isEmpty).hasSize(2);
        JsonNode invoices = elements.get(1).get("Invoice");
        assertThat(invoices).hasSize(2);
        assertThat(invoices.get(0).get("PrivateNote").asText()).isEqualTo("seen");
        assertThat(invoices.get(1))
                .isEqualTo(json("{'domain':'QBO','status':'Deleted','Id':'"
                        + gone.get("Id").asText() + "','MetaData':{'LastUpdatedTime':'2026-11-20T10:40:00-08:00'}}"));
        assertThat(answer.get("time").asText()).isEqualTo("2026-11-20T10:40:00.000-08:00");

        Answer tooOld = caller.get("cdc?entities=Invoice&changedSince=2026-10-20T00:00:00Z");
        assertThat(tooOld.status()).isEqualTo(400);
        assertThat(caller.get("cdc?entities=TaxCode&changedSince=" + encoded(since))
                        .status())
                .isEqualTo(400);
    }

    // 10
    @Test
    void changeDataNeverHoldsMoreThanAThousandObjects() {
        for (int i = 0; i < 40; i++) {
            ObjectNode batch = ContractTest.batch();
            for (int j = 0; j < 30; j++) {
                ((ArrayNode) batch.get("BatchItemRequest"))
                        .add(ContractTest.create(i + "." + j, "Customer", "{'DisplayName':'C" + i + "." + j + "'}"));
            }
            assertThat(caller.post("batch", batch).status()).isEqualTo(200);
        }
        JsonNode element = changes("Customer,Item", "2026-11-20T09:00:00-08:00").at("/CDCResponse/0/QueryResponse/0");
        assertThat(element.get("Customer")).hasSize(1000);
        assertThat(caller.rows("select count(*) from Customer")
                        .get("totalCount")
                        .asInt())
                .isEqualTo(1201);
        assertThat(caller.rows("select * from Customer startposition 1001 maxresults 1000")
                        .get("Customer"))
                .hasSize(201);
    }

    // 11
    @Test
    void aStaleSyncTokenIsRefusedAndSparseKeepsWhatItDoesNotSay() {
        ObjectNode invoice = caller.accepted(
                "Invoice",
                "{'CustomerRef':{'value':'" + customer + "'},'DocNumber':'7','PrivateNote':'keep','Line':["
                        + Caller.line(item, "10") + "," + Caller.line(item, "5") + "]}");
        String id = invoice.get("Id").asText();
        assertThat(caller.post("invoice", "{'Id':'" + id + "','SyncToken':'9','sparse':true}")
                        .code())
                .isEqualTo("5010");
        assertThat(caller.post("invoice?operation=delete", "{'Id':'" + id + "','SyncToken':'9'}")
                        .code())
                .isEqualTo("5010");

        ObjectNode sparse = caller.accepted(
                "Invoice", "{'Id':'" + id + "','SyncToken':'0','sparse':true,'Line':[" + Caller.line(item, "3") + "]}");
        assertThat(sparse.get("PrivateNote").asText()).isEqualTo("keep");
        assertThat(sparse.get("SyncToken").asText()).isEqualTo("1");
        assertThat(sparse.get("Line")).hasSize(2);
        assertThat(sparse.get("TotalAmt").decimalValue()).isEqualByComparingTo("3");

        ObjectNode full = caller.accepted(
                "Invoice",
                "{'Id':'" + id + "','SyncToken':'1','CustomerRef':{'value':'" + customer + "'},'Line':["
                        + Caller.line(item, "4") + "]}");
        assertThat(full.has("PrivateNote")).isFalse();
        assertThat(full.has("DocNumber")).isFalse();
        assertThat(caller.read("Customer", customer).get("Balance").decimalValue())
                .isEqualByComparingTo("4");
    }

    private JsonNode changes(String entities, String since) {
        return caller.get("cdc?entities=" + entities + "&changedSince=" + encoded(since))
                .json();
    }
}
