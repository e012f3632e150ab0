package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.revsync.http.Deadline;
import io.revsync.http.UnavailableException;
import io.revsync.sandbox.http.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a call is made again, it is the same call; and when not to make it again. */
class RepeatingTest {

    private static final String BODY = BatchBody.of(List.of(new BatchItem.Create(
            "i1",
            Entity.CUSTOMER,
            Json.object().put("DisplayName", "Zoë's Diner & Grill").put("Notes", "a\\b \uD83D\uDE00"))));

    private final Scripted quickBooks = new Scripted();

    @AfterEach
    void close() {
        quickBooks.close();
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameRequestIdAndTheSameBytes() {
        Response whole = Response.text(200, "application/json", Scripted.file("batch.json"));
        quickBooks
                .then(Response.dropped())
                .then(whole.torn())
                .then(Response.empty(200))
                .then(whole);
        quickBooks.client().sendBatch("r-77", BODY, quickBooks.deadline());
        assertThat(quickBooks.requests).hasSize(4).allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/v3/company/9341452/batch");
            assertThat(request.param("requestid")).contains("r-77");
            assertThat(request.param("minorversion")).contains("75");
            assertThat(request.header("content-type")).contains("application/json;charset=UTF-8");
            assertThat(request.header("accept")).contains("application/json");
            assertThat(request.text()).isEqualTo(BODY);
        });
    }

    @Test
    void anAnswerThatIsNoBatchsMayStillHaveDoneTheBatch() {
        quickBooks.then(200, "empty-page.json");
        var failure = catchThrowableOfType(
                UnavailableException.class, () -> quickBooks.client().sendBatch("r-78", BODY, quickBooks.deadline()));
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.trace().requestId()).isEqualTo("r-78");
        assertThat(quickBooks.requests).hasSize(4);
    }

    @Test
    void aBatchThatTimesOutIsLeftToTheCaller() {
        quickBooks.thenHang();
        var failure = catchThrowableOfType(
                UnavailableException.class,
                () -> quickBooks.client(Duration.ofSeconds(1)).sendBatch("r-79", BODY, quickBooks.deadline()));
        assertThat(failure.timedOut()).isTrue();
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(quickBooks.requests).hasSize(1);
    }

    @Test
    void aReadThatTimesOutIsMadeAgain() {
        quickBooks.thenHang().then(200, "preferences.json");
        assertThat(quickBooks
                        .client(Duration.ofSeconds(1))
                        .preferences(quickBooks.deadline())
                        .customTxnNumbers())
                .isTrue();
    }

    @Test
    void noCallStartsAfterTheDeadline() {
        quickBooks.then(200, "preferences.json");
        Deadline over = Deadline.in(Duration.ZERO, quickBooks.clock);
        var failure = catchThrowableOfType(
                UnavailableException.class, () -> quickBooks.client().preferences(over));
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(quickBooks.requests).isEmpty();
    }

    @Test
    void aBatchWithoutAProperRequestIdIsNeverSent() {
        for (String id : List.of("", "x".repeat(37), "a b", "a&b")) {
            assertThatThrownBy(() -> quickBooks.client().sendBatch(id, BODY, quickBooks.deadline()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(quickBooks.requests).isEmpty();
    }

    @Test
    void callsAreCounted() {
        quickBooks.then(Response.empty(503)).then(200, "companyinfo.json");
        QuickBooksClient client = quickBooks.client();
        client.companyInfo(quickBooks.deadline());
        assertThat(client.calls()).isEqualTo(2);
    }

    @Test
    void fortyBatchesAMinuteAndNoMore() {
        quickBooks.then(200, "batch.json");
        QuickBooksClient client = quickBooks.client();
        var start = quickBooks.clock.instant();
        for (int i = 0; i < 41; i++) {
            client.sendBatch("r-" + i, BODY, quickBooks.deadline());
        }
        assertThat(Duration.between(start, quickBooks.clock.instant())).isGreaterThan(Duration.ofMinutes(1));
    }
}
