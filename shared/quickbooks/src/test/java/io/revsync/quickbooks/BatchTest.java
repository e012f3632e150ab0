package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.http.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Scripted quickBooks = new Scripted();

    @AfterEach
    void close() {
        quickBooks.close();
    }

    @Test
    void eachItemIsWrittenAsTheBatchReferenceHasIt() {
        ObjectNode invoice = Json.object().put("DocNumber", "R-1").put("TotalAmt", new BigDecimal("100.00"));
        String body = BatchBody.of(List.of(
                new BatchItem.Create("1", Entity.INVOICE, invoice, true),
                new BatchItem.Update(
                        "2", Entity.CUSTOMER, Json.object().put("Id", "9").put("sparse", true)),
                new BatchItem.Void("3", Entity.PAYMENT, "10", "1"),
                new BatchItem.Delete("4", Entity.CREDIT_MEMO, "11", "2"),
                new BatchItem.QueryItem(
                        "5", Query.from(Entity.INVOICE).where("DocNumber", Comparison.EQ, "R-1"), 1, 2)));
        assertThat(body)
                .isEqualTo("{\"BatchItemRequest\":["
                        + "{\"bId\":\"1\",\"operation\":\"create\",\"optionsData\":\"allowduplicatedocnum\","
                        + "\"Invoice\":{\"DocNumber\":\"R-1\",\"TotalAmt\":100.00}},"
                        + "{\"bId\":\"2\",\"operation\":\"update\",\"Customer\":{\"Id\":\"9\",\"sparse\":true}},"
                        + "{\"bId\":\"3\",\"operation\":\"update\",\"optionsData\":\"void\","
                        + "\"Payment\":{\"Id\":\"10\",\"SyncToken\":\"1\",\"sparse\":true}},"
                        + "{\"bId\":\"4\",\"operation\":\"delete\",\"CreditMemo\":{\"Id\":\"11\",\"SyncToken\":\"2\"}},"
                        + "{\"bId\":\"5\",\"Query\":\"select * from Invoice where DocNumber = 'R-1' orderby Id"
                        + " startposition 1 maxresults 2\"}]}");
    }

    @Test
    void whatIsNoBatchIsRefusedBeforeItIsSent() {
        List<BatchItem> tooMany = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            tooMany.add(new BatchItem.Void("v" + i, Entity.INVOICE, "1", "0"));
        }
        BatchItem item = new BatchItem.Void("a", Entity.INVOICE, "1", "0");
        BatchItem longId = new BatchItem.Void("12345678901", Entity.INVOICE, "1", "0");
        for (List<BatchItem> wrong : List.of(List.<BatchItem>of(), tooMany, List.of(item, item), List.of(longId))) {
            assertThatThrownBy(() -> BatchBody.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new BatchItem.Delete("a", Entity.CUSTOMER, "1", "0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAnswerIsReadByBIdWhateverItsOrder() {
        quickBooks.then(200, "batch.json");
        BatchResult result =
                quickBooks.client().batch("r", voids("1", "2", "3", "4", "5", "6", "7", "8"), quickBooks.deadline());

        assertThat(result.items()).hasSize(8);
        assertThat(result.of("1")).isInstanceOfSatisfying(ItemResult.Done.class, done -> {
            assertThat(done.entity()).isEqualTo("Customer");
            assertThat(done.id()).isEqualTo("71");
            assertThat(done.syncToken()).isEqualTo("0");
            assertThat(done.total()).isEmpty();
            assertThat(done.as(Entity.CUSTOMER).displayName()).isEqualTo("Bay Street Books");
        });
        assertThat(result.of("2")).isEqualTo(new ItemResult.Deleted("Invoice", "129"));
        assertThat(result.of("3")).isInstanceOfSatisfying(ItemResult.Faulted.class, f -> assertThat(f.kind())
                .isEqualTo(FaultKind.BAD_REFERENCE));
        assertThat(result.of("4")).isInstanceOfSatisfying(ItemResult.Faulted.class, f -> {
            assertThat(f.kind()).isEqualTo(FaultKind.STALE);
            assertThat(result.trace(f.fault()).code()).isEqualTo("5010");
            assertThat(result.trace(f.fault()).supportId()).isEqualTo("1-5f73-tid");
        });
        assertThat(result.of("5")).isInstanceOfSatisfying(ItemResult.Rows.class, rows -> assertThat(
                        rows.as(Entity.INVOICE).get(0).totalAmt())
                .isEqualByComparingTo("337.5"));
        assertThat(result.of("6")).isEqualTo(new ItemResult.Rows("", List.of()));
        assertThat(result.of("7")).isInstanceOfSatisfying(ItemResult.Done.class, done -> assertThat(done.total())
                .contains(new BigDecimal("0")));
        assertThat(result.of("8")).isEqualTo(new ItemResult.Missing());
    }

    @Test
    void anItemThrottledInA200HoldsTheNextCallOff() {
        quickBooks.then(Response.text(
                200,
                "application/json",
                "{\"BatchItemResponse\":[{\"bId\":\"1\",\"Fault\":{\"Error\":[{\"Message\":\"ThrottleExceeded\","
                        + "\"code\":\"3001\"}],\"type\":\"SERVICE\"}}]}"));
        QuickBooksClient client = quickBooks.client();
        BatchResult result = client.batch("r", voids("1"), quickBooks.deadline());
        assertThat(result.of("1")).isInstanceOfSatisfying(ItemResult.Faulted.class, f -> assertThat(f.kind())
                .isEqualTo(FaultKind.THROTTLED));
        var before = quickBooks.clock.instant();
        client.batch("r", voids("1"), quickBooks.deadline());
        assertThat(Duration.between(before, quickBooks.clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    private static List<BatchItem> voids(String... bIds) {
        return java.util.Arrays.stream(bIds)
                .<BatchItem>map(bId -> new BatchItem.Void(bId, Entity.INVOICE, "1", "0"))
                .toList();
    }
}
