package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.encoded;
import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.quickbooks.Caller.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the simulator promises to do as QuickBooks Online does; a client that ignores one of these fails here. */
class ContractTest {

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

    // 1
    @Test
    void theFirstRefreshAfterADayGivesANewTokenAndTheOldOneIsDead() {
        String first = simulator.refreshToken(simulator.realmId());
        assertThat(refresh(first).json().get("refresh_token").asText()).isEqualTo(first);

        clock.advance(Duration.ofHours(24));
        JsonNode rotated = refresh(first).json();
        String second = rotated.get("refresh_token").asText();
        assertThat(second).isNotEqualTo(first);
        assertThat(rotated.get("expires_in").asInt()).isEqualTo(3600);

        Answer dead = refresh(first);
        assertThat(dead.status()).isEqualTo(400);
        assertThat(dead.json()).isEqualTo(json("{'error':'invalid_grant'}"));
        assertThat(dead.raw().headers().firstValue("intuit_tid")).isPresent();
        assertThat(refresh(second).status()).isEqualTo(200);

        caller.token(rotated.get("access_token").asText());
        assertThat(caller.get("companyinfo/" + simulator.realmId()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(3600));
        assertThat(caller.get("companyinfo/" + simulator.realmId()).status()).isEqualTo(401);
        clock.advance(Duration.ofDays(101));
        assertThat(refresh(second).json()).isEqualTo(json("{'error':'invalid_grant'}"));
    }

    // 2
    @Test
    void everyFaultShapeIsSpoken() {
        caller.token("wrong");
        JsonNode unauthorized = caller.get("customer/1").json();
        assertThat(unauthorized.at("/fault/error/0/code").asText()).isEqualTo("3200");
        assertThat(unauthorized.get("time").isIntegralNumber()).isTrue();
        caller.token(simulator.accessToken());
        Answer forbidden = caller.send(caller.at("/v3/company/1/customer/1")
                .header("Authorization", "Bearer " + simulator.accessToken())
                .header("Accept", "application/json"));
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.json().at("/fault/error/0/code").asText()).isEqualTo("3100");

        simulator.faults().add(FaultRule.of(FaultKind.THROTTLE_JSON).first(1));
        simulator.faults().add(FaultRule.of(FaultKind.THROTTLE_XML).first(1));
        simulator.faults().add(FaultRule.of(FaultKind.THROTTLE_EMPTY).first(1));
        simulator
                .faults()
                .add(FaultRule.of(FaultKind.THROTTLE_ITEM).item("b", ".*").first(1));
        assertThat(caller.get("customer/1").code()).isEqualTo("3001");
        assertThat(caller.get("customer/1").text()).startsWith("<?xml").contains("<Error code=\"3001\">");
        assertThat(caller.get("customer/1")).satisfies(empty -> {
            assertThat(empty.status()).isEqualTo(429);
            assertThat(empty.text()).isEmpty();
        });
        Answer batch = caller.post(
                "batch",
                batch(create("a", "Customer", "{'DisplayName':'A'}"), create("b", "Customer", "{'DisplayName':'B'}")));
        assertThat(batch.status()).isEqualTo(200);
        assertThat(response(batch, "a").has("Customer")).isTrue();
        assertThat(response(batch, "b").at("/Fault/Error/0/code").asText()).isEqualTo("3001");
        assertThat(caller.rows("select * from Customer where DisplayName = 'B'"))
                .isEmpty();
    }

    // 3
    @Test
    void aDropAfterTheCommitIsHealedByTheSameRequestIdOnly() {
        simulator
                .faults()
                .add(FaultRule.of(FaultKind.DROP_AFTER).on("POST", ".*/invoice").first(1));
        String invoice = invoiceOf(customer, item, "", "10");
        assertThatThrownBy(() -> caller.post("invoice?requestid=r1", invoice))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(count("Invoice")).isEqualTo(1);

        Answer again = caller.post("invoice?requestid=r1", invoice);
        assertThat(again.json().has("Invoice")).isTrue();
        assertThat(count("Invoice")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(30));
        assertThat(caller.post("invoice?requestid=r1", invoice).text()).isEqualTo(again.text());

        assertThat(caller.post("invoice?requestid=r2", invoice).status()).isEqualTo(200);
        assertThat(count("Invoice")).isEqualTo(2);
    }

    @Test
    void aRefusalIsRememberedUnderItsRequestIdAndAThrottleIsNot() {
        Answer refused = caller.post("invoice?requestid=r1", "{'CustomerRef':{'value':'99'},'Line':[]}");
        assertThat(refused.status()).isEqualTo(400);
        Answer corrected = caller.post("invoice?requestid=r1", invoiceOf(customer, item, "1", "10"));
        assertThat(corrected.text()).isEqualTo(refused.text());

        simulator.faults().add(FaultRule.of(FaultKind.THROTTLE_ITEM).first(1));
        simulator
                .faults()
                .add(FaultRule.of(FaultKind.SERVER_ERROR_BEFORE)
                        .on("POST", ".*/invoice")
                        .first(1));
        assertThat(caller.post("invoice?requestid=r2", invoiceOf(customer, item, "2", "10"))
                        .status())
                .isEqualTo(503);
        assertThat(caller.post("invoice?requestid=r2", invoiceOf(customer, item, "2", "10"))
                        .status())
                .isEqualTo(429);
        assertThat(caller.post("invoice?requestid=r2", invoiceOf(customer, item, "2", "10"))
                        .status())
                .isEqualTo(200);
    }

    // 4
    @Test
    void aBatchIsDoneOncePerRequestIdAndItem() {
        ObjectNode batch = batch(
                create("1", "Invoice", invoiceOf(customer, item, "A-1", "10")),
                create("2", "Invoice", invoiceOf(customer, item, "A-1", "20")));
        Answer first = caller.post("batch?requestid=run-1", batch);
        clock.advance(Duration.ofMinutes(5));
        assertThat(caller.post("batch?requestid=run-1", batch).text()).isEqualTo(first.text());
        assertThat(count("Invoice")).isEqualTo(1);
        assertThat(response(first, "2").at("/Fault/Error/0/code").asText()).isEqualTo("6140");

        caller.post("batch?requestid=run-1", batch(create("3", "Invoice", invoiceOf(customer, item, "A-2", "10"))));
        assertThat(count("Invoice")).isEqualTo(2);
    }

    // 5
    @Test
    void requestIdsThatAreTooLongAreRefused() {
        String invoice = invoiceOf(customer, item, "1", "10");
        assertThat(caller.post("invoice?requestid=" + "r".repeat(51), invoice).code())
                .isEqualTo("2130");
        assertThat(caller.post("invoice?requestid=" + "r".repeat(50), invoice).status())
                .isEqualTo(200);
        assertThat(caller.post("batch?requestid=" + "r".repeat(37), batch()).code())
                .isEqualTo("2130");
        ObjectNode longItemId = batch(create("12345678901", "Customer", "{'DisplayName':'X'}"));
        assertThat(caller.post("batch?requestid=r", longItemId).code()).isEqualTo("2130");
        assertThat(caller.post("batch", longItemId).status()).isEqualTo(200);
    }

    // 6
    @Test
    void aNameIsSharedWithVendorsAndInactiveCustomersWhateverItsCase() {
        String vendor = simulator
                .ledger()
                .put("Vendor", null, json("{'DisplayName':'Copper Ltd','Active':true}"))
                .get("Id")
                .asText();
        Answer clash = caller.post("customer", "{'DisplayName':'COPPER ltd'}");
        assertThat(clash.code()).isEqualTo("6240");
        assertThat(clash.detail()).isEqualTo("The name supplied already exists. : Id=" + vendor);
        assertThat(caller.post("customer", "{'DisplayName':'acme'}").detail()).endsWith("Id=" + customer);

        caller.accepted("Customer", "{'Id':'" + customer + "','SyncToken':'0','sparse':true,'Active':false}");
        assertThat(caller.rows("select * from Customer where DisplayName = 'Acme (deleted)'"))
                .isEmpty();
        assertThat(caller.rows(
                                "select * from Customer where Active in (true, false) and DisplayName = 'acme (DELETED)'")
                        .at("/Customer/0/Id")
                        .asText())
                .isEqualTo(customer);
        assertThat(caller.post("customer", "{'DisplayName':'Acme (deleted)'}").code())
                .isEqualTo("6240");
        caller.customer("Acme");
        assertThat(caller.post("invoice", invoiceOf(customer, item, "1", "1")).code())
                .isEqualTo("6250");
    }

    @Test
    void namesWithEveryKindOfCharacterGoThereAndBack() {
        for (String name : List.of("Amy's Bird & Co", "A+B 100%", "back\\slash", "Zoë 🚀", "\"quoted\"", "a=b&c=d")) {
            String id = caller.customer(name);
            String escaped = name.replace("\\", "\\\\").replace("'", "\\'");
            JsonNode found = caller.rows("select * from Customer where DisplayName = '" + escaped + "'");
            assertThat(found.at("/Customer/0/Id").asText()).as(name).isEqualTo(id);
            assertThat(found.at("/Customer/0/DisplayName").asText()).isEqualTo(name);
        }
        assertThat(caller.post("customer", "{'DisplayName':'A:B'}").code()).isEqualTo("2040");
        assertThat(caller.post("customer", "{'DisplayName':'A\\tB'}").code()).isEqualTo("2040");
    }

    // 7
    @Test
    void aDocNumberIsKeptWhereTheCompanyNumbersItself() {
        String first = caller.accepted("Invoice", invoiceOf(customer, item, "R-1", "10"))
                .get("Id")
                .asText();
        Answer duplicate = caller.post("invoice", invoiceOf(customer, item, "r-1", "10"));
        assertThat(duplicate.code()).isEqualTo("6140");
        assertThat(duplicate.detail()).endsWith("DocNumber=r-1 is assigned to TxnType=Invoice with TxnId=" + first);
        assertThat(caller.post("invoice?include=allowduplicatedocnum", invoiceOf(customer, item, "R-1", "10"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.accepted("Invoice", invoiceOf(customer, item, "", "10"))
                        .has("DocNumber"))
                .isFalse();
        assertThat(caller.accepted("Invoice", invoiceOf(customer, item, "AUTO_GENERATE", "10"))
                        .get("DocNumber")
                        .asText())
                .isEqualTo("1001");
        assertThat(caller.accepted("CreditMemo", invoiceOf(customer, item, "R-1", "10"))
                        .get("DocNumber")
                        .asText())
                .isEqualTo("R-1");

        Answer tooLong = caller.post("invoice", "{'DocNumber':'" + "9".repeat(22) + "','Line':[]}");
        assertThat(tooLong.json().at("/Fault/Error"))
                .extracting(error -> error.get("code").asText())
                .contains("2050", "2020");
        assertThat(tooLong.text()).contains("Min:0 Max:21 supported. Supplied length:22");
    }

    @Test
    void quickBooksNumbersWhereTheCompanyDoesNot() {
        simulator.ledger().put("Preferences", "1", json("{'SalesFormsPrefs':{'CustomTxnNumbers':false}}"));
        String unnumbered = "{'CustomerRef':{'value':'" + customer + "'},'Line':[" + Caller.line(item, "1") + "]}";
        assertThat(caller.accepted("Invoice", unnumbered).get("DocNumber").asText())
                .isEqualTo("1001");
        assertThat(caller.accepted("Invoice", invoiceOf(customer, item, "5000", "1"))
                        .get("DocNumber")
                        .asText())
                .isEqualTo("5000");
        assertThat(caller.accepted("Invoice", unnumbered).get("DocNumber").asText())
                .isEqualTo("1002");
        assertThat(caller.accepted("Invoice", invoiceOf(customer, item, "", "1"))
                        .has("DocNumber"))
                .isFalse();
    }

    // 8
    @Test
    void anAnswerHoldsMoreThanWasSent() {
        ObjectNode invoice = caller.accepted("Invoice", invoiceOf(customer, item, "1", "100.00"));
        assertThat(invoice.get("Line")).hasSize(2);
        assertThat(invoice.at("/Line/1/DetailType").asText()).isEqualTo("SubTotalLineDetail");
        assertThat(invoice.at("/Line/1").has("Id")).isFalse();
        assertThat(invoice.get("TotalAmt").decimalValue()).isEqualTo("100.0");
        assertThat(caller.get("invoice/" + invoice.get("Id").asText()).text()).contains("\"TotalAmt\":100.0,");
        assertThat(invoice.at("/TxnTaxDetail/TotalTax").decimalValue()).isZero();
        assertThat(invoice.at("/CustomerRef/name").asText()).isEqualTo("Acme");
    }

    // 13
    @Test
    void whatOfficialClientsSendIsTolerated() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(SandboxJson.write(json("{'DisplayName':'Packed'}")));
        }
        Answer created = caller.send(caller.request("customer?requestid=abc&minorversion=73&")
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        assertThat(created.status()).isEqualTo(200);
        assertThat(caller.send(caller.request("customer/" + customer + "?requestid=abc&format=json&")
                                .header("Content-Encoding", "gzip"))
                        .json()
                        .at("/Customer/DisplayName")
                        .asText())
                .isEqualTo("Acme");
        assertThat(caller.send(caller.at("/v3/company/" + simulator.realmId() + "/customer/" + customer)
                                .header("Authorization", "Bearer " + simulator.accessToken()))
                        .text())
                .startsWith("<?xml")
                .contains("<DisplayName>Acme</DisplayName>");
    }

    // 14
    @Test
    void unknownPropertiesAreRefusedAndNothingIsWritten() {
        Answer refused = caller.post("customer", "{'DisplayName':'X','Nickname':'x'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("2010");
        assertThat(refused.detail()).contains("Unrecognized field \"Nickname\"");
        assertThat(caller.post("invoice", "{'Line':[{'Amout':1}]}").code()).isEqualTo("2010");
        assertThat(caller.post("invoice", "{'Line':[{'Amount':'a lot'}]}").code())
                .isEqualTo("2010");
        assertThat(caller.post("batch", batch(create("1", "Customr", "{}")))
                        .json()
                        .at("/BatchItemResponse/0/Fault/Error/0/code")
                        .asText())
                .isEqualTo("2010");
        assertThat(count("Customer")).isEqualTo(1);
    }

    private Answer refresh(String token) {
        String basic =
                Base64.getEncoder().encodeToString((simulator.clientId() + ":" + simulator.clientSecret()).getBytes());
        return caller.send(caller.at("/oauth2/v1/tokens/bearer")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=" + encoded(token))));
    }

    private int count(String entity) {
        return caller.rows("select count(*) from " + entity).get("totalCount").asInt();
    }

    static ObjectNode create(String bId, String entity, String body) {
        ObjectNode item = SandboxJson.object().put("bId", bId).put("operation", "create");
        item.set(entity, json(body));
        return item;
    }

    static ObjectNode batch(ObjectNode... items) {
        ObjectNode batch = SandboxJson.object();
        batch.set("BatchItemRequest", SandboxJson.array().addAll(new ArrayList<>(List.of(items))));
        return batch;
    }

    static JsonNode response(Answer batch, String bId) {
        for (JsonNode item : batch.json().get("BatchItemResponse")) {
            if (item.get("bId").asText().equals(bId)) {
                return item;
            }
        }
        throw new AssertionError("No answer for item " + bId);
    }
}
