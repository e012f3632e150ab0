package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.encoded;
import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.quickbooks.Caller.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits, consent, and that books outlive the process. */
class AccessTest {

    private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-11-20T18:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void tenRequestsMayStartInASecondAndFiveHundredInAMinute() {
        try (QuickBooksSimulator simulator =
                QuickBooksSimulator.start(QuickBooksOptions.defaults().clock(clock))) {
            Caller caller = new Caller(simulator);
            int accepted = 0;
            for (int second = 0; second < 51; second++) {
                for (int i = 0; i < 10; i++) {
                    accepted += caller.get("preferences").status() == 200 ? 1 : 0;
                }
                Answer eleventh = caller.get("preferences");
                assertThat(eleventh.status()).isEqualTo(429);
                assertThat(eleventh.code()).isEqualTo("3001");
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(accepted).isEqualTo(500);
            clock.advance(Duration.ofSeconds(10));
            assertThat(caller.get("preferences").status()).isEqualTo(200);
        }
    }

    @Test
    void fortyBatchesOfThirtyAMinute() {
        try (QuickBooksSimulator simulator =
                QuickBooksSimulator.start(QuickBooksOptions.defaults().clock(clock))) {
            Caller caller = new Caller(simulator);
            for (int i = 0; i < 40; i++) {
                assertThat(caller.post("batch", "{'BatchItemRequest':[]}").status())
                        .isEqualTo(200);
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(caller.post("batch", "{'BatchItemRequest':[]}").status()).isEqualTo(429);
            clock.advance(Duration.ofSeconds(20));
            ObjectNode tooLarge = ContractTest.batch();
            for (int i = 0; i < 31; i++) {
                tooLarge.withArrayProperty("BatchItemRequest")
                        .addObject()
                        .put("bId", "" + i)
                        .put("Query", "x");
            }
            assertThat(caller.post("batch", tooLarge).code()).isEqualTo("1040");
        }
    }

    @Test
    void consentGivesACodeThatIsGoodOnce() {
        try (QuickBooksSimulator simulator = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(clock).limits(false).realm("4620816365", null))) {
            Caller caller = new Caller(simulator);
            String callback = "http://localhost:8080/callback";
            String query = "?client_id=" + simulator.clientId()
                    + "&response_type=code&scope=com.intuit.quickbooks.accounting%20openid&redirect_uri="
                    + encoded(callback) + "&state=s%261";
            Answer page = caller.send(caller.at("/connect/oauth2" + query));
            assertThat(page.status()).isEqualTo(200);
            String approve = page.text()
                    .replaceFirst("(?s).*id=\"approve\" href=\"([^\"]*)\".*", "$1")
                    .replace("&amp;", "&");
            Answer approved = caller.send(caller.at(approve));
            assertThat(approved.status()).isEqualTo(302);
            URI target =
                    URI.create(approved.raw().headers().firstValue("Location").orElseThrow());
            assertThat(target.getRawQuery()).contains("realmId=4620816365").endsWith("state=s%261");
            String code = target.getRawQuery().replaceFirst("code=([^&]*).*", "$1");

            assertThat(exchange(simulator, caller, code, "http://elsewhere")
                            .json()
                            .get("error")
                            .asText())
                    .isEqualTo("invalid_grant");
            JsonNode tokens = exchange(simulator, caller, code, callback).json();
            assertThat(tokens.get("x_refresh_token_expires_in").asLong()).isEqualTo(8_640_000);
            assertThat(tokens.has("realmId")).isFalse();
            caller.token(tokens.get("access_token").asText());
            assertThat(caller.get("preferences").status()).isEqualTo(200);
            assertThat(caller.send(revoke(
                                    simulator,
                                    caller,
                                    tokens.get("refresh_token").asText()))
                            .status())
                    .isEqualTo(200);
            assertThat(caller.get("preferences").status()).isEqualTo(401);
            assertThat(exchange(simulator, caller, code, callback).status()).isEqualTo(400);

            Answer denied = caller.send(caller.at("/connect/oauth2/deny" + query));
            assertThat(denied.raw().headers().firstValue("Location"))
                    .contains(callback + "?error=access_denied&state=s%261");
        }
    }

    @Test
    void booksTokensAndRequestIdsOutliveTheProcess() {
        QuickBooksOptions options = QuickBooksOptions.defaults()
                .clock(clock)
                .limits(false)
                .journal(folder)
                .books(Map.of("Customer", List.of(json("{'Id':'58','DisplayName':'Old friend','Active':true}"))));
        String answer;
        String refreshToken;
        String invoice;
        try (QuickBooksSimulator simulator = QuickBooksSimulator.start(options)) {
            Caller caller = new Caller(simulator);
            invoice = invoiceOf("58", caller.item("Line rental"), "R-1", "10");
            answer = caller.post("invoice?requestid=r1", invoice).text();
            assertThat(caller.customer("New friend")).isEqualTo("59");
            refreshToken = simulator.refreshToken(simulator.realmId());
        }
        try (QuickBooksSimulator simulator = QuickBooksSimulator.start(options)) {
            Caller caller = new Caller(simulator);
            assertThat(simulator.refreshToken(simulator.realmId())).isEqualTo(refreshToken);
            assertThat(caller.post("invoice?requestid=r1", invoice).text()).isEqualTo(answer);
            assertThat(caller.post("invoice", invoice).code()).isEqualTo("6140");
            assertThat(caller.rows("select count(*) from Customer")
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(2);
            assertThat(caller.read("Customer", "58").get("Balance").decimalValue())
                    .isEqualByComparingTo("10");
        }
    }

    @Test
    void somebodyAtQuickBooksMayChangeTheBooksFromOutside() {
        try (QuickBooksSimulator simulator = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(clock).limits(false))) {
            Caller caller = new Caller(simulator);
            String id = caller.accepted(
                            "Invoice", invoiceOf(caller.customer("Acme"), caller.item("Line rental"), "1", "10"))
                    .get("Id")
                    .asText();
            clock.advance(Duration.ofMinutes(5));
            Answer changed = caller.send(caller.at("/_sandbox/records/Invoice/" + id)
                    .PUT(BodyPublishers.ofString("{\"PrivateNote\":\"called them\"}")));
            assertThat(changed.status()).isEqualTo(200);
            ObjectNode invoice = caller.read("Invoice", id);
            assertThat(invoice.get("SyncToken").asText()).isEqualTo("1");
            assertThat(invoice.get("PrivateNote").asText()).isEqualTo("called them");
            assertThat(invoice.at("/MetaData/LastUpdatedTime").asText()).isEqualTo("2026-11-20T10:05:00-08:00");
            caller.send(caller.at("/_sandbox/records/Invoice/" + id)
                    .PUT(BodyPublishers.ofString("{\"_operation\":\"void\"}")));
            assertThat(caller.read("Invoice", id).get("PrivateNote").asText()).isEqualTo("Voided - called them");
            assertThat(caller.send(caller.at("/_sandbox/records/Invoice/" + id).DELETE())
                            .status())
                    .isEqualTo(204);
            assertThat(caller.get("invoice/" + id).code()).isEqualTo("610");
        }
    }

    @Test
    void aStormPassesAndEachInvoiceIsThereOnce() {
        try (QuickBooksSimulator simulator = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(clock).limits(false))) {
            Caller caller = new Caller(simulator);
            String customer = caller.customer("Acme");
            String item = caller.item("Line rental");
            simulator.faultMix(FaultMix.STORMY, 3);
            for (int i = 0; i < 60; i++) {
                insist(caller, "invoice?requestid=r" + i, invoiceOf(customer, item, "", "1"));
            }
            simulator.faults().clear();
            assertThat(caller.rows("select count(*) from Invoice")
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(60);
            assertThat(simulator.faults().struck()).hasSizeGreaterThan(5);
        }
    }

    /** Repeats with the same request id until the invoice is there, whatever the network does. */
    private static void insist(Caller caller, String path, String body) {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                Answer answer = caller.post(path, body);
                if (answer.status() == 200
                        && answer.text().endsWith("\"}")
                        && answer.json().has("Invoice")) {
                    return;
                }
            } catch (UncheckedIOException dropped) {
                assertThat(dropped).hasMessageNotContaining("refused");
            }
        }
        throw new AssertionError("The storm never ended");
    }

    private static Answer exchange(QuickBooksSimulator simulator, Caller caller, String code, String callback) {
        return caller.send(caller.at("/oauth2/v1/tokens/bearer")
                .header("Authorization", basic(simulator))
                .POST(BodyPublishers.ofString(
                        "grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(callback))));
    }

    private static HttpRequest.Builder revoke(QuickBooksSimulator simulator, Caller caller, String token) {
        return caller.at("/v2/oauth2/tokens/revoke")
                .header("Authorization", basic(simulator))
                .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"));
    }

    private static String basic(QuickBooksSimulator simulator) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((simulator.clientId() + ":" + simulator.clientSecret()).getBytes());
    }
}
