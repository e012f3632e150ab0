package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.sandbox.http.PortTakenException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void onlyTheRightUserAndPasswordMayCall() {
        try (RevioSimulator revio = new SmallBooks().start()) {
            assertThat(new Caller(revio).get("/v1/SystemStatus").status()).isEqualTo(200);
            assertThat(new Caller(revio.url(), "sync@northwind", "wrong")
                            .get("/v1/SystemStatus")
                            .status())
                    .isEqualTo(401);
            assertThat(new Caller(revio.url(), "sync", "rehearsal")
                            .get("/v1/Bills")
                            .status())
                    .isEqualTo(401);
            Caller.Answer nobody =
                    Caller.send(java.net.http.HttpRequest.newBuilder(revio.url().resolve("/v1/SystemStatus"))
                            .GET());
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.json().path("message").asText()).contains("denied");
        }
    }

    @Test
    void aLoginNameThatIsAnEmailAddressIsNoUser() {
        assertThatThrownBy(
                        () -> RevioSimulator.start(new SmallBooks().options().withCredentials("a@b.example@code", "x")))
                .hasMessageContaining("exactly one @");
    }

    @Test
    void aSubscriptionKeyIsDemandedWhenThereIsOne() {
        try (RevioSimulator revio =
                RevioSimulator.start(new SmallBooks().options().withSubscriptionKey("k-1"))) {
            Caller caller = new Caller(revio);
            assertThat(caller.get("/v1/Bills").status()).isEqualTo(401);
            assertThat(Caller.send(caller.request("/v1/Bills").header("Ocp-Apim-Subscription-Key", "k-1"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void permissionCanBeMissingForOneResource() {
        try (RevioSimulator revio = new SmallBooks().start()) {
            revio.forbid("Bills");
            Caller caller = new Caller(revio);
            assertThat(caller.get("/v1/Bills").status()).isEqualTo(403);
            assertThat(caller.get("/v1/Charges").status()).isEqualTo(200);
            revio.permit("Bills");
            assertThat(caller.get("/v1/bills").status()).isEqualTo(200);
        }
    }

    @Test
    void fiveHundredCallsAMinuteThenTheSecondsToWait() {
        try (RevioSimulator revio =
                RevioSimulator.start(new SmallBooks().options().withLimits(true))) {
            Caller caller = new Caller(revio);
            for (int call = 0; call < 500; call++) {
                assertThat(caller.get("/v1/SystemStatus").status()).isEqualTo(200);
                if (call == 100) {
                    revio.clock().advance(Duration.ofSeconds(20));
                }
            }
            Caller.Answer refused = caller.get("/v1/SystemStatus");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("message").asText())
                    .isEqualTo("Rate limit is exceeded. Try again in 40 seconds.");
            assertThat(refused.header("Retry-After")).isEqualTo("40");
            revio.clock().advance(Duration.ofSeconds(40));
            assertThat(caller.get("/v1/SystemStatus").status()).isEqualTo(200);
        }
    }

    @Test
    void theDaysQuotaIsRefusedUntilItRollsOn() {
        io.revsync.sandbox.SandboxClock clock = io.revsync.sandbox.SandboxClock.frozenAt(SmallBooks.NOON);
        CallLimits limits = new CallLimits(clock);
        for (int minute = 0; minute < CallLimits.PER_DAY / CallLimits.PER_MINUTE; minute++) {
            for (int call = 0; call < CallLimits.PER_MINUTE; call++) {
                assertThat(limits.refuse()).isEmpty();
            }
            clock.advance(Duration.ofMinutes(1));
        }
        String body = new String(limits.refuse().orElseThrow().body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(body).contains("quota").contains("Try again in 68400 seconds");
        clock.advance(Duration.ofHours(19));
        assertThat(limits.refuse()).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotFoundAndWhatMayNotBeDoneIsNotAllowed() {
        try (RevioSimulator revio =
                new SmallBooks().customer(1).bill(7, 1, 1, "5.00").start()) {
            Caller caller = new Caller(revio);
            assertThat(caller.get("/v1/Invoices").status()).isEqualTo(404);
            assertThat(caller.get("/v2/Bills").status()).isEqualTo(404);
            assertThat(caller.get("/v1/Bills/8").status()).isEqualTo(404);
            assertThat(caller.get("/v1/Bills/8").json().path("ok").asBoolean(true))
                    .isFalse();
            assertThat(caller.get("/v1/WebhookReceivers").status())
                    .as("webhooks are off")
                    .isEqualTo(404);
            assertThat(caller.patch("/v1/Bills/7", "[]").status())
                    .as("bills are not edited")
                    .isEqualTo(405);
            assertThat(caller.put("/v1/Customers/1", "{}").status()).isEqualTo(405);
            assertThat(caller.post("/v1/IntegrationSystem", "{}").status()).isEqualTo(405);
            assertThat(caller.delete("/v1/IntegrationEntityType/2").status()).isEqualTo(405);
            Caller.Answer letters = caller.get("/v1/Bills/abc");
            assertThat(letters.status()).isEqualTo(400);
            assertThat(letters.json().isArray()).isTrue();
        }
    }

    @Test
    void bodiesMustBeJsonOfTheRightKind() {
        try (RevioSimulator revio = new SmallBooks().customer(1).start()) {
            Caller caller = new Caller(revio);
            assertThat(Caller.send(caller.request("/v1/Payments")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("{}")))
                            .status())
                    .isEqualTo(415);
            assertThat(Caller.send(caller.request("/v1/Payments")
                                    .header("Content-Type", "text/json; charset=utf-8")
                                    .POST(BodyPublishers.ofString(
                                            "{\"customer_id\": 1, \"amount\": 1, \"reference_number\": \"\"}")))
                            .status())
                    .isEqualTo(201);
            assertThat(Caller.send(caller.request("/v1/Customers/1")
                                    .header("Content-Type", "application/json")
                                    .method("PATCH", BodyPublishers.ofString("[]")))
                            .status())
                    .isEqualTo(415);
            Caller.Answer torn = caller.post("/v1/Payments", "{\"customer_id\": ");
            assertThat(torn.status()).isEqualTo(400);
            assertThat(torn.json().isObject()).as("not every error is a list").isTrue();
        }
    }

    @Test
    void aTakenPortIsToldAndLeavesNothingOpen() {
        try (RevioSimulator revio = new SmallBooks().start()) {
            assertThatThrownBy(() ->
                            RevioSimulator.start(new SmallBooks().options().withPort(revio.port())))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Rev.io");
        }
    }
}
