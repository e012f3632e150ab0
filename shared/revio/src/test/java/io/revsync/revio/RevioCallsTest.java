package io.revsync.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.http.ThrottledException;
import io.revsync.http.UnavailableException;
import io.revsync.revio.CannedRevio.Answer;
import io.revsync.revio.CannedRevio.Asked;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevioCallsTest {

    private static final ObjectNode PAYMENT = JsonNodeFactory.instance
            .objectNode()
            .put("customer_id", 5)
            .put("amount", new BigDecimal("10.10"))
            .put("reference_number", "QB-1");
    private static final Answer CREATED = Answer.of(201, "{\"ok\":true,\"id\":77}");

    @Test
    void everyCallIsSignedInUtf8AndCarriesTheSubscriptionKeyOnlyIfThereIsOne() {
        try (CannedRevio revio = CannedRevio.answering(Answer.ok("{\"ok\":true}"))) {
            revio.client().systemStatus(revio.deadline());
            revio.client(new RevioCredentials("sync@acme", "pässword", "key-123"), Duration.ofSeconds(5))
                    .systemStatus(revio.deadline());
            Asked first = revio.asked.get(0);
            assertThat(first.path()).isEqualTo("/v1/SystemStatus");
            String pair = first.header("Authorization").substring("Basic ".length());
            assertThat(new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8))
                    .isEqualTo("sync@acme:pässword");
            assertThat(first.header("Ocp-apim-subscription-key")).isEmpty();
            assertThat(revio.asked.get(1).header("Ocp-apim-subscription-key")).isEqualTo("key-123");
        }
    }

    @Test
    void aRecordIsReadOrIsNotThere() {
        try (CannedRevio revio = CannedRevio.answering(asked -> asked.path().endsWith("/7")
                ? Answer.ok("{\"ok\":true,\"bill_id\":7,\"customer_id\":1,\"total\":10.10,\"links\":[]}")
                : Answer.of(404, "[{\"ok\":false,\"message\":\"not found\"}]"))) {
            RevioClient client = revio.client();
            assertThat(client.read(Resource.BILLS, "7", revio.deadline())
                            .orElseThrow()
                            .total())
                    .isEqualTo(new BigDecimal("10.10"));
            assertThat(client.read(Resource.BILLS, "8", revio.deadline())).isEmpty();
            assertThat(client.calls()).isEqualTo(2);
        }
    }

    @Test
    void aRecordThatCannotBeReadIsNamed() {
        try (CannedRevio revio = CannedRevio.answering(Answer.ok("{\"ok\":true,\"bill_id\":7,\"customer_id\":1}"))) {
            assertThatThrownBy(() -> revio.client().read(Resource.BILLS, "7", revio.deadline()))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("Rev.io Bills 7: it has no total");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"Ok\":false,\"Error\":null,\"Message\":\"customer_id is required\"}]",
                "[{\"ok\":false,\"error\":\"customer_id is required\"},{\"ok\":false,\"error\":\"customer_id is required\"}]",
                "{\"ok\":false,\"message\":\"customer_id is required\"}",
                "{\"errors\":[{\"field\":\"x\",\"message\":\"customer_id is required\"}]}",
                "{\"Model\":{\"x\":[\"customer_id is required\"]}}",
                "\"customer_id is required\"",
                "customer_id is required",
                "  customer_id is\n required ",
            })
    void whateverShapeARefusalHasItsWordsAreKept(String body) {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(400, body))) {
            assertThatThrownBy(() -> revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("Rev.io refused the new record for Payments. Rev.io says: customer_id is required");
            assertThat(revio.asked).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html><title>400 Bad Request</title></html>", "[]", "{}", "[{\"ok\":false}]", "{\"mess"})
    void aRefusalWithoutWordsSurvives(String body) {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(400, body))) {
            RefusedException refused = catchThrowableOfType(
                    RefusedException.class, () -> revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline()));
            assertThat(refused).hasMessageStartingWith("Rev.io refused the new record for Payments.");
            assertThat(refused.trace().status()).isEqualTo(400);
            assertThat(refused.trace().call()).isEqualTo("POST /Payments");
        }
    }

    @Test
    void wrongCredentialsAskForAnAdminAndShowNoSecret() {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(
                401, "{\"statusCode\":401,\"message\":\"pässword of sync@acme is wrong\",\"code\":\"E7\"}"))) {
            assertThatThrownBy(() -> revio.client().systemStatus(revio.deadline()))
                    .isInstanceOf(ReconnectException.class)
                    .hasMessageContaining("user name, the password or the subscription key")
                    .hasMessageContaining("Rev.io says: *** of sync@acme is wrong")
                    .satisfies(
                            e -> assertThat(((ApiException) e).trace().code()).isEqualTo("E7"));
            assertThat(revio.asked).hasSize(1);
        }
    }

    @Test
    void aMissingPermissionNamesTheResource() {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(403, "Forbidden"))) {
            assertThatThrownBy(() -> revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline()))
                    .isInstanceOf(ReconnectException.class)
                    .hasMessageContaining("no permission for POST /Payments");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 405, 415, 418})
    void whatTheApiDoesNotKnowIsOurDefect(int status) {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(status, ""))) {
            assertThatThrownBy(() -> revio.client().systemStatus(revio.deadline()))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("base URL");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 37 seconds.\"} | '' | 38",
                "429 | [{\"ok\":false,\"message\":\"Wait 12 s\"}] | '' | 13",
                "429 | Too many calls, wait 5 seconds | '' | 6",
                "429 | {\"message\":\"Try again in 37 seconds.\"} | 20 | 21",
                "429 | <html><body>429 Too Many Requests</body></html> | '' | 1",
                "429 | '' | '' | 1",
                "429 | 429 Too Many Requests | '' | 1",
                "429 | '' | Sun, 01 Mar 2026 12:00:30 GMT | 31",
                "429 | {\"message\":\"Try again in 999999999 seconds.\"} | '' | 1",
                "403 | {\"statusCode\":403,\"message\":\"Out of call volume quota. Quota will be replenished in 00:04:08.\"} | '' | 249",
            })
    void aThrottledCallWaitsAsLongAsRevioSays(int status, String body, String retryAfter, long seconds) {
        Answer throttled = retryAfter.isEmpty()
                ? Answer.of(status, body)
                : Answer.of(status, body).with("Retry-After", retryAfter);
        try (CannedRevio revio = CannedRevio.answering(throttled, CREATED)) {
            assertThat(revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline()))
                    .isEqualTo("77");
            assertThat(revio.waited()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(revio.asked).hasSize(2);
        }
    }

    @Test
    void aWaitThatNobodyTellsDoublesEachTime() {
        Answer throttled = Answer.of(429, "");
        try (CannedRevio revio = CannedRevio.answering(throttled, throttled, throttled, Answer.ok("{}"))) {
            revio.client().systemStatus(revio.deadline());
            assertThat(revio.waited()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
        }
    }

    @Test
    void aUsedUpDayIsHandedToTheCallerAtOnceAndNobodyElseCallsMeanwhile() {
        try (CannedRevio revio = CannedRevio.answering(
                Answer.of(429, "{\"message\":\"Quota exceeded. Quota will be replenished in 07:00:00.\"}"))) {
            RevioClient client = revio.client();
            ThrottledException throttled =
                    catchThrowableOfType(ThrottledException.class, () -> client.systemStatus(revio.deadline()));
            assertThat(throttled.holdOff()).isEqualTo(Duration.ofHours(7).plusSeconds(1));
            assertThatThrownBy(() -> client.systemStatus(revio.deadline())).isInstanceOf(ThrottledException.class);
            assertThat(revio.asked).hasSize(1);
            assertThat(revio.waited()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aReadIsRepeatedWhileRevioIsUnwell(int status) {
        Answer unwell = Answer.of(status, "<html>oops</html>");
        try (CannedRevio revio = CannedRevio.answering(unwell, unwell, Answer.ok("{}"))) {
            revio.client().systemStatus(revio.deadline());
            assertThat(revio.asked).hasSize(3);
        }
    }

    @Test
    void aGarbledReadIsRepeated() {
        Rows rows = Rows.products(2);
        Answer[] garbled = {Answer.ok("{\"ok\":true,\"rec"), Answer.ok("<html>"), Answer.ok("")};
        int[] call = {0};
        try (CannedRevio revio =
                CannedRevio.answering(asked -> call[0] < garbled.length ? garbled[call[0]++] : rows.page(asked))) {
            assertThat(revio.client()
                            .page(Resource.PRODUCTS, Search.all(), 1, revio.deadline())
                            .records())
                    .hasSize(2);
        }
    }

    @Test
    void aReadThatHangsOrIsCutOffIsRepeated() {
        try (CannedRevio revio = CannedRevio.answering(Answer.SILENCE, Answer.HANG_UP, Answer.ok("{}"))) {
            revio.client(CannedRevio.CREDENTIALS, Duration.ofMillis(200)).systemStatus(revio.deadline());
            assertThat(revio.asked).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void theIdOfANewRecordIsTheBodysElseTheLocations() {
        assertThat(created(CREATED.with("Location", "https://restapi.rev.io/v1/Payments/12")))
                .isEqualTo("77");
        assertThat(created(Answer.of(201, "").with("Location", "https://restapi.rev.io/v1/Payments/12/")))
                .isEqualTo("12");
        assertThat(created(Answer.of(200, "{\"ok\":true,\"id\":\"5\"}"))).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"ok\":true}", "{\"ok\":true,\"id\":0}", "{\"ok\":tr", "[]", "{\"id\":{}}"})
    void aNewRecordWithoutAnIdMayHaveBeenMade(String body) {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(201, body))) {
            assertMayHaveHappened(revio, Duration.ofSeconds(5));
        }
    }

    @Test
    void aRefusalInsideASuccessIsARefusal() {
        try (CannedRevio revio =
                CannedRevio.answering(Answer.ok("{\"ok\":false,\"message\":\"customer is closed\"}"))) {
            assertThatThrownBy(() -> revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("customer is closed");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aPaymentIsNeverSentTwiceAfterAServerError(int status) {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(status, ""), CREATED)) {
            assertMayHaveHappened(revio, Duration.ofSeconds(5));
        }
    }

    @Test
    void aPaymentIsNeverSentTwiceAfterATimeOut() {
        try (CannedRevio revio = CannedRevio.answering(Answer.SILENCE, CREATED)) {
            assertMayHaveHappened(revio, Duration.ofMillis(200));
        }
    }

    @Test
    void aPaymentIsNeverSentTwiceAfterADroppedConnection() {
        try (CannedRevio revio = CannedRevio.answering(Answer.HANG_UP, CREATED)) {
            assertMayHaveHappened(revio, Duration.ofSeconds(5));
        }
    }

    @Test
    void aPaymentIsNeverSentTwiceAfterADropOfAConnectionThatWasUsedBefore() {
        try (CannedRevio revio = CannedRevio.answering(Answer.ok("{}"), Answer.HANG_UP, CREATED)) {
            RevioClient client = revio.client();
            client.systemStatus(revio.deadline());
            assertThatThrownBy(() -> client.create(Resource.PAYMENTS, PAYMENT, revio.deadline()))
                    .isInstanceOf(UnavailableException.class);
            assertThat(revio.asked).extracting(Asked::method).containsExactly("GET", "POST");
        }
    }

    @Test
    void aServerThatCannotBeReachedWasSurelyNotReached() {
        CannedRevio revio = CannedRevio.answering(CREATED);
        RevioClient client = revio.client();
        revio.close();
        UnavailableException unavailable = catchThrowableOfType(
                UnavailableException.class, () -> client.create(Resource.PAYMENTS, PAYMENT, revio.deadline()));
        assertThat(unavailable.mayHaveHappened()).isFalse();
        assertThat(client.calls()).isEqualTo(4);
    }

    @Test
    void withNoTimeLeftNothingIsSent() {
        try (CannedRevio revio = CannedRevio.answering(CREATED)) {
            UnavailableException unavailable = catchThrowableOfType(UnavailableException.class, () -> revio.client()
                    .create(Resource.PAYMENTS, PAYMENT, Deadline.in(Duration.ZERO, revio.clock)));
            assertThat(unavailable.mayHaveHappened()).isFalse();
            assertThat(revio.asked).isEmpty();
        }
    }

    @Test
    void moneyGoesOutExactly() {
        try (CannedRevio revio = CannedRevio.answering(CREATED)) {
            revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline());
            assertThat(revio.asked.get(0).body())
                    .isEqualTo("{\"customer_id\":5,\"amount\":10.10,\"reference_number\":\"QB-1\"}");
            assertThat(revio.asked.get(0).header("Content-type")).isEqualTo("application/json");
        }
    }

    @Test
    void aChangeIsAJsonPatchAndNotRepeatedBlind() {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "replace")
                .put("path", "/billing_address/line_1")
                .put("value", "2 Main St");
        try (CannedRevio revio =
                CannedRevio.answering(Answer.ok("{\"ok\":true}"), Answer.of(500, ""), Answer.of(404, ""))) {
            RevioClient client = revio.client();
            client.patch(Resource.CUSTOMERS, "5", patch, revio.deadline());
            assertThat(revio.asked.get(0).method()).isEqualTo("PATCH");
            assertThat(revio.asked.get(0).path()).isEqualTo("/v1/Customers/5");
            assertThat(revio.asked.get(0).header("Content-type")).isEqualTo("application/json-patch+json");
            assertThatThrownBy(() -> client.patch(Resource.CUSTOMERS, "5", patch, revio.deadline()))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> client.patch(Resource.CUSTOMERS, "5", patch, revio.deadline()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("the change of Customers/5");
            assertThat(revio.asked).hasSize(3);
        }
    }

    @Test
    void aDeleteMayBeRepeatedAndTellsWhetherThereWasAnything() {
        try (CannedRevio revio =
                CannedRevio.answering(Answer.of(500, ""), Answer.ok("{\"ok\":true}"), Answer.of(404, ""))) {
            assertThat(revio.client().delete(Resource.KEY_LINKS, "5", revio.deadline()))
                    .isTrue();
            assertThat(revio.client().delete(Resource.KEY_LINKS, "5", revio.deadline()))
                    .isFalse();
            assertThat(revio.asked).extracting(Asked::method).containsOnly("DELETE");
        }
    }

    @Test
    void theRateIsHeldBeforeRevioHasToAskForIt() {
        try (CannedRevio revio = CannedRevio.answering(Answer.ok("{}"))) {
            RevioClient client = revio.client();
            for (int call = 0; call <= RevioLimits.CALLS_PER_MINUTE; call++) {
                client.systemStatus(revio.deadline());
            }
            assertThat(revio.waited()).isGreaterThan(Duration.ofMinutes(1));
        }
    }

    private static String created(Answer answer) {
        try (CannedRevio revio = CannedRevio.answering(answer)) {
            return revio.client().create(Resource.PAYMENTS, PAYMENT, revio.deadline());
        }
    }

    private static void assertMayHaveHappened(CannedRevio revio, Duration callTimeout) {
        UnavailableException unavailable = catchThrowableOfType(
                UnavailableException.class, () -> revio.client(CannedRevio.CREDENTIALS, callTimeout)
                        .create(Resource.PAYMENTS, PAYMENT, revio.deadline()));
        assertThat(unavailable.mayHaveHappened()).isTrue();
        assertThat(revio.asked).extracting(Asked::method).isEqualTo(List.of("POST"));
    }
}
