package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.sandbox.http.Request;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final Scripted quickBooks = new Scripted().then(200, "empty-page.json");

    @AfterEach
    void close() {
        quickBooks.close();
    }

    @Test
    void conditionsAreJoinedAndEachKindOfValueHasItsForm() {
        assertThat(Query.from(Entity.INVOICE)
                        .where("TotalAmt", Comparison.GT, new BigDecimal("1E+2"))
                        .where("TxnDate", Comparison.GE, LocalDate.of(2026, 1, 31))
                        .where("CustomerRef", Comparison.EQ, "58")
                        .page(101, 100))
                .isEqualTo("select * from Invoice where TotalAmt > '100' and TxnDate >= '2026-01-31'"
                        + " and CustomerRef = '58' orderby Id startposition 101 maxresults 100");
        assertThat(Query.from(Entity.ITEM)
                        .updatedSince(Instant.parse("2026-03-01T10:00:00.987Z"))
                        .includeInactive()
                        .page(1, 1000))
                .isEqualTo(
                        "select * from Item where MetaData.LastUpdatedTime >= '2026-03-01T10:00:00+00:00'"
                                + " and Active IN (true, false) orderby MetaData.LastUpdatedTime startposition 1 maxresults 1000");
        assertThat(Query.from(Entity.PAYMENT).includeInactive().count()).isEqualTo("select count(*) from Payment");
        assertThatThrownBy(() -> Query.from(Entity.ITEM).where("Name = 'x' or 1", Comparison.EQ, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyValuesAreAskedForInChunksAndLongStatementsInABody() {
        List<String> numbers = IntStream.range(0, 250).mapToObj(i -> "R'" + i).toList();
        var chunks = Query.inChunks(Entity.INVOICE, "DocNumber", numbers);
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(2).page(1, 2)).contains("IN ('R\\'200', ").contains("'R\\'249')");
        quickBooks.client().queryAll(chunks.get(0), quickBooks.deadline());
        Request request = quickBooks.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).contains("application/text;charset=UTF-8");
        assertThat(request.text()).isEqualTo(chunks.get(0).page(1, 1000));
        assertThat(request.param("requestid")).isEmpty();
        assertThat(Query.inChunks(Entity.INVOICE, "Id", List.of())).isEmpty();
    }
}
