package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.revsync.http.ApiException;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.http.ThrottledException;
import io.revsync.http.UnavailableException;
import io.revsync.sandbox.http.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which QuickBooks says no, and what the client makes of it. */
class FailuresTest {

    private static final String BATCH = "{\"BatchItemRequest\":[{\"bId\":\"1\",\"Query\":\"select * from Item\"}]}";

    private final Scripted quickBooks = new Scripted();

    @AfterEach
    void close() {
        quickBooks.close();
    }

    @Test
    void anExpiredTokenIsReplacedOnceAndTheSameCallIsMadeAgain() {
        quickBooks.then(401, "token-expired.json").then(200, "batch.json");
        BatchResult result = quickBooks.client().sendBatch("run-1", BATCH, quickBooks.deadline());
        assertThat(result.trace().requestId()).isEqualTo("run-1");
        assertThat(quickBooks.tokens.rejected).containsExactly("AB0170000000zzTheTokenThatWasSent");
        assertThat(quickBooks.requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.param("requestid")).contains("run-1");
            assertThat(request.text()).isEqualTo(BATCH);
        });
        assertThat(quickBooks.requests.get(1).header("authorization")).contains("Bearer AB0180000000zzTheNextToken");
    }

    @Test
    void aSecondRejectedTokenMeansConnectAgainAndNoTextNamesAToken() {
        quickBooks.then(401, "token-expired.json");
        var failure = failure(ReconnectException.class);
        assertThat(quickBooks.requests).hasSize(2);
        assertThat(failure).hasMessageContaining("connects QuickBooks again").hasMessageNotContaining("AB01");
        assertThat(failure.trace().code()).isEqualTo("3200");
        assertThat(failure.trace().supportId()).isEqualTo("1-5f73-tid");
    }

    @Test
    void aBare401IsAboutTheTokenToo() {
        quickBooks.then(Response.empty(401)).then(200, "companyinfo.json");
        assertThat(quickBooks.client().companyInfo(quickBooks.deadline()).companyName())
                .isEqualTo("Tidewater Telecom");
    }

    @Test
    void anAppWithoutRightsIsNotHelpedByAnotherToken() {
        quickBooks.then(403, "not-authorized.json");
        assertThat(failure(ReconnectException.class)).hasMessageContaining("sandbox or production");
        assertThat(quickBooks.requests).hasSize(1);
        assertThat(quickBooks.tokens.rejected).isEmpty();
    }

    @Test
    void aForeign403DoesNotEndTheConnection() {
        quickBooks.then(Response.text(403, "text/html", "<html><body>Blocked</body></html>"));
        assertThat(failure(UnavailableException.class).mayHaveHappened()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"429,throttled.json", "429,throttled.xml", "403,throttled.xml", "200,throttled.json"})
    void aThrottleOfAnyFormIsWaitedOutForAMinute(int status, String body) {
        Instant start = quickBooks.clock.instant();
        quickBooks.then(status, body).then(200, "companyinfo.json");
        quickBooks.client().companyInfo(quickBooks.deadline());
        assertThat(Duration.between(start, quickBooks.clock.instant()))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
    }

    @Test
    void aThrottleThatNamesItsTimeIsWaitedOutForThatTime() {
        Instant start = quickBooks.clock.instant();
        quickBooks.then(Response.empty(429).with("Retry-After", "7")).then(200, "companyinfo.json");
        quickBooks.client().companyInfo(quickBooks.deadline());
        assertThat(Duration.between(start, quickBooks.clock.instant()))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(13));
    }

    @Test
    void aThrottleHoldsEverybodyOffWhoSharesTheLimits() {
        quickBooks
                .then(Response.empty(429).with("Retry-After", "Sat, 10 Oct 2026 12:30:00 GMT"))
                .then(200, "companyinfo.json");
        var inFifteenMinutes = quickBooks.deadline();
        var failure = catchThrowableOfType(
                ThrottledException.class, () -> quickBooks.client().companyInfo(inFifteenMinutes));
        assertThat(failure.holdOff()).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        assertThatThrownBy(() -> quickBooks.client().companyInfo(inFifteenMinutes))
                .isInstanceOf(ThrottledException.class);
        assertThat(quickBooks.requests).hasSize(1);
    }

    @Test
    void severalErrorsInOneFaultAreAllTold() {
        quickBooks.then(400, "two-errors.json");
        var failure = failure(RefusedException.class);
        assertThat(failure.trace().code()).isEqualTo("2050 2020");
        assertThat(failure)
                .hasMessageContaining("longer than QuickBooks allows")
                .hasMessageContaining("[DocNumber]")
                .hasMessageContaining("Supplied length:45")
                .hasMessageContaining("CustomerRef is missing");
    }

    @Test
    void aFaultInA200IsAFault() {
        quickBooks.then(200, "two-errors.json");
        assertThat(failure(RefusedException.class).trace().status()).isEqualTo(200);
    }

    @Test
    void anUnsupportedOperationIsOurBugAndNotRepeated() {
        quickBooks.then(400, "unsupported.json");
        assertThat(failure(DefectException.class).trace().code()).isEqualTo("500");
        assertThat(quickBooks.requests).hasSize(1);
    }

    @Test
    void aRecordThatIsNotThereIsEmpty() {
        quickBooks.then(400, "not-found.json");
        assertThat(quickBooks.client().read(Entity.INVOICE, "5", quickBooks.deadline()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aGatewaysPageIsWaitedOutWithGrowingPauses(int status) {
        Response page = Response.text(status, "text/html", "<html><head><title>Oops</title></head></html>");
        quickBooks.then(page).then(page).then(page).then(200, "companyinfo.json");
        quickBooks.client().companyInfo(quickBooks.deadline());
        assertThat(quickBooks.requests).hasSize(4);
    }

    @Test
    void fourAttemptsAreEnough() {
        quickBooks.then(Response.empty(503));
        var failure = failure(UnavailableException.class);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.trace().status()).isEqualTo(503);
        assertThat(quickBooks.requests).hasSize(4);
    }

    @Test
    void aSystemFaultIsTriedAgain() {
        quickBooks.then(fault(500, "10000")).then(200, "companyinfo.json");
        quickBooks.client().companyInfo(quickBooks.deadline());
        assertThat(quickBooks.requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"140", "150", "6190"})
    void aSuspendedCompanyIsLeftAlone(String code) {
        quickBooks.then(fault(400, code));
        var failure = failure(UnavailableException.class);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(FaultTable.kindOf(failure.trace())).contains(FaultKind.SUSPENDED);
        assertThat(quickBooks.requests).hasSize(1);
    }

    @Test
    void aCodeIntuitDoesNotListIsARefusalButNotWhenTheServerIsAtFault() {
        quickBooks.then(fault(400, "99999"));
        assertThat(failure(RefusedException.class).trace().code()).isEqualTo("99999");
        quickBooks.then(fault(500, "99999"));
        assertThat(failure(UnavailableException.class).mayHaveHappened()).isTrue();
    }

    private static Response fault(int status, String code) {
        return Response.text(
                status,
                "application/json",
                "{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"code\":\"" + code + "\"}],\"type\":\"x\"}}");
    }

    private <X extends ApiException> X failure(Class<X> kind) {
        return catchThrowableOfType(kind, () -> quickBooks.client().companyInfo(quickBooks.deadline()));
    }
}
